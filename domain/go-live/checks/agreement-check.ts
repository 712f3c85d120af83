import { type ServerFacts, unheard } from "@/domain/go-live/seen/facts";
import { httpsAway } from "@/domain/go-live/seen/https-away";
import { recordText } from "@/domain/go-live/seen/server-answer";
import { countOf, nameOf, type Seen, type Situation } from "@/domain/go-live/seen/situation";
import type { View } from "@/domain/go-live/seen/view";
import { catalogue } from "./catalogue";
import { type Finding, list } from "./check";
import { isUsedToSilence } from "./nameserver-checks";
import { hostEvidence, nextWhileBehind, shown, wantedRecords } from "./pointing-words";

export const isWanted = (view: View) => view.state === "points" && view.strangers.length === 0;

/** Two edge answers are the same answer, in whatever order and subset. */
function signature(one: Seen<ServerFacts>, situation: Situation): string {
  const { state, strangers } = one.view;
  const beside = [...strangers, ...httpsAway(one.server, one.view, situation)].map(recordText).sort();
  return state === "points" ? ["edge", ...beside].join(" ") : shown(one.view);
}

/** What the zone says at the host, with what stands beside its CNAME and an HTTPS record that leads past the edge. */
function told({ server, view }: Seen<ServerFacts>, situation: Situation): string {
  const first = shown(view);
  const own = view.own.filter(({ name }) => name === view.chain[0]).map(recordText);
  const beside = first.startsWith("CNAME") ? own.filter((text) => text !== first) : [];
  return [first, ...beside, ...httpsAway(server, view, situation).map(recordText)].join(" and ");
}

/** It has what is wanted and nothing beside it. */
export const isRight = (one: Seen<ServerFacts>, situation: Situation) =>
  isWanted(one.view) && httpsAway(one.server, one.view, situation).length === 0;

/** Whether all nameservers say the same. */
export function everyNameserver(situation: Situation): Finding {
  const id = "prop.auth";
  const { servers, answering, host } = situation;
  const evidence = hostEvidence(situation);
  const [first, ...rest] = answering;
  if (!first)
    return { id, status: "unknown", sentence: "No nameserver told us where the name points.", evidence };
  const other = rest.find((one) => signature(one, situation) !== signature(first, situation));
  if (other) return { ...differing([first, other], situation), evidence };
  const silent = servers.filter(({ view }) => view.failure && unheard.includes(view.failure));
  if (silent.length > 0 && !isUsedToSilence(situation)) {
    const names = list(silent.map(({ server }) => server.name));
    return {
      id,
      status: "unknown",
      sentence: `We could not ask ${names}, which may still have an old answer.`,
      evidence,
    };
  }
  return {
    id,
    status: "pass",
    sentence: `${countOf(answering)} of ${countOf(servers)} nameservers say the same about ${host}.`,
    evidence,
  };
}

function differing(both: [Seen<ServerFacts>, Seen<ServerFacts>], situation: Situation): Finding {
  const { servers } = situation;
  const [one, other] = both;
  const says = (seen: Seen<ServerFacts>) => `${nameOf(seen.server, servers)} says ${told(seen, situation)}`;
  const early =
    both.find((seen) => isRight(seen, situation)) ?? both.find(({ view }) => view.state === "points");
  const found = { id: "prop.auth", status: "pending" } as const;
  if (!early) {
    const sentence = `The nameservers differ, and none points to the edge: ${says(one)}, ${says(other)}.`;
    const next = catalogue["point.target"].next;
    return { ...found, sentence, seen: told(one, situation), wanted: wantedRecords(situation), next };
  }
  const late = early === one ? other : one;
  return {
    ...found,
    sentence: `Waiting for ${nameOf(late.server, servers)}: it says ${told(late, situation)}, ${says(early)}.`,
    seen: told(late, situation),
    wanted: told(early, situation),
    next: nextWhileBehind(late, early, situation),
  };
}
