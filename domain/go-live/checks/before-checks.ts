import { isBare } from "@/domain/go-live/change/change-record";
import { madeUp } from "@/domain/go-live/change/snapshot";
import { type Answer, failed, type HttpFacts, unheard } from "@/domain/go-live/seen/facts";
import { clockTime, secondsAfter } from "@/domain/go-live/seen/instant";
import { plainName } from "@/domain/go-live/seen/name";
import type { Situation } from "@/domain/go-live/seen/situation";
import { leadsNowhere } from "@/domain/go-live/seen/view";
import { duration, span } from "@/domain/go-live/words";
import { type Finding, list, skip } from "./check";
import { type Answered, httpEvidence, markersOf } from "./http-checks";

const ids = ["pre.snapshot", "pre.ttl", "pre.edge"] as const;

/** What must be ready before anybody changes DNS. */
export function beforeChecks(situation: Situation): Finding[] {
  if (!situation.before) return ids.map((id) => skip(id, "Checked before the change."));
  if (situation.facts.delegation.outcome !== "delegated") return ids.map((id) => skip(id));
  return [snapshot(situation), ttl(situation), edge(situation)];
}

function snapshot({ answering, facts }: Situation): Finding {
  const id = "pre.snapshot";
  const made = madeUp(facts);
  const unread = answering.flatMap(({ server }) =>
    server.answers
      .filter((answer) => isUnread(answer) && !made.includes(answer.name))
      .map((answer) => `${answer.type} ${answer.name}`),
  );
  const seen = list([...new Set(unread)].slice(0, 5));
  if (answering.length === 0)
    return { id, status: "unknown", sentence: "No nameserver let us read the present records." };
  if (unread.length > 0) return { id, status: "unknown", sentence: `We could not read ${seen}.`, seen };
  const count = answering[0]?.server.answers.reduce((sum, answer) => sum + answer.records.length, 0);
  const records = count === 1 ? "present record" : "present records";
  return { id, status: "pass", sentence: `${count} ${records} can be saved for going back.` };
}

/** Old nameservers fail for HTTPS records, and so have none; one that is silent may have one. */
const isUnread = ({ type, outcome }: Answer) => (type === "HTTPS" ? unheard : failed).includes(outcome);

const longTtl = 3600;

function ttl({ answering, host, now }: Situation): Finding {
  const id = "pre.ttl";
  const records = answering.flatMap(({ view }) => view.own);
  const longest = Math.max(0, ...records.map((record) => record.ttl));
  const absence = answering.flatMap(({ view }) => (view.state === "absent" ? (view.negativeTtl ?? 0) : []));
  if (longest === 0 && absence.length > 0) {
    const sentence = `Others remember for at most ${span(Math.max(...absence))} that there is no record.`;
    return { id, status: "pass", sentence };
  }
  if (longest === 0) return { id, status: "pass", sentence: "Nobody remembers the old answer." };
  if (longest <= longTtl)
    return { id, status: "pass", sentence: `Others remember the old answer for at most ${span(longest)}.` };
  const until = clockTime(secondsAfter(now.toISOString(), longest), now);
  const { name = host, type } = records.find(({ ttl }) => ttl === longest) ?? {};
  const sentence = `The ${type} record at ${name} has TTL ${longest}, so that others remember it for ${duration(longest)}: lower it to 300 now, and make the change after ${until}.`;
  const next = `Lower the TTL to 300 and wait until ${until}.`;
  return { id, status: "warn", sentence, seen: `TTL ${longest}`, wanted: "TTL 300", next };
}

function edge(situation: Situation): Finding {
  const id = "pre.edge";
  const { facts, target, host } = situation;
  // A bare domain takes the addresses themselves; every other name follows the edge's.
  if (!isBare({ ...target, host }, facts.delegation.zone) && leadsNowhere(target, facts)) {
    const name = plainName(target.edge.target);
    const sentence = `${name} has no address yet, so that a CNAME to it would lead nowhere.`;
    return {
      id,
      status: "fail",
      sentence,
      seen: "no address",
      wanted: `an address of ${name}`,
    };
  }
  return known(situation);
}

/** Whether the edge knows the website by its name. */
function known(situation: Situation): Finding {
  const id = "pre.edge";
  const answers = situation.facts.edge.flatMap(({ address, plain }) =>
    plain ? [{ address, http: plain }] : [],
  );
  const evidence = answers.map(httpEvidence);
  const told = answers.filter(({ http }) => http.status !== undefined);
  if (told.length === 0) return { ...notTold(answers), evidence };
  const wrong = told.find(({ http }) => !markersOf(http, situation).environment);
  const [name, value] = situation.target.edge.environmentMarker;
  if (!wrong) return { id, status: "pass", sentence: "The edge answers for this website.", evidence };
  const given = wrong.http.headers[name.toLowerCase()];
  const seen = given === undefined ? `no ${name}` : `${name}: ${given}`;
  return {
    id,
    status: "fail",
    sentence: `The edge at ${wrong.address} does not know this website yet.`,
    seen,
    wanted: `${name}: ${value}`,
    evidence,
  };
}

const OURS: HttpFacts["outcome"][] = ["no-route", "unsafe"];

/** An edge that cannot be reached is not set up, unless there is no way to it from here. */
function notTold(answers: Answered[]): Finding {
  const id = "pre.edge";
  const mute = answers.filter(({ http }) => !OURS.includes(http.outcome)).map(({ address }) => address);
  if (mute.length === 0)
    return { id, status: "unknown", sentence: "We could not ask the edge for this website." };
  return {
    id,
    status: "fail",
    sentence: `The edge does not answer at ${list(mute)}.`,
    seen: "no answer",
    wanted: "an answer",
  };
}
