import { isOnEdge, pairViews } from "@/domain/go-live/seen/pair";
import type { Situation } from "@/domain/go-live/seen/situation";
import { type Finding, list, skip } from "./check";
import { keptChecks, sweptMail } from "./kept-checks";

/** What must not have suffered from the change: the other name, mail, the rest of the zone, yesterday's success. */
export function neighbourChecks(situation: Situation): Finding[] {
  const { answering, before } = situation;
  if (answering.length === 0) return before ? [] : [moved(situation)];
  if (before) return [sweptMail(situation) ?? skip("mail.mx", "Compared after the change.")];
  return [pair(situation), ...keptChecks(situation), moved(situation)];
}

function pair(situation: Situation): Finding {
  const id = "pair.www";
  const other = situation.target.pair;
  if (!other) return skip(id, "There is no second name to check.");
  const told = pairViews(situation);
  if (told.length === 0) return { id, status: "unknown", sentence: `No nameserver told us about ${other}.` };
  if (told.every(isOnEdge)) return { id, status: "pass", sentence: `${other} is on the edge too.` };
  const seen =
    list([...new Set(told.flatMap((view) => view.own.map((one) => `${one.type} ${one.data}`)))]) ||
    "no record";
  return { id, status: "warn", sentence: `${other} is not on the edge: it has ${seen}.`, seen };
}

function moved({ history, answering, pointing, host, facts }: Situation): Finding {
  const id = "live.moved";
  const { zone, outcome } = facts.delegation;
  if (!history.wasLive) return skip(id, "The website has not been live yet.");
  if (outcome === "missing") {
    const sentence = `${host} was live; ${zone} does not exist any more.`;
    return { id, status: "fail", sentence, seen: "no such domain", next: "Register or renew the domain." };
  }
  if (answering.length === 0)
    return {
      id,
      status: "unknown",
      sentence: `No nameserver told us whether ${host} still points to the edge.`,
    };
  if (pointing.length === answering.length)
    return { id, status: "pass", sentence: `${host} still points to the edge.` };
  const names = list(answering.filter((one) => !pointing.includes(one)).map(({ server }) => server.name));
  return {
    id,
    status: "fail",
    sentence: `${host} was live; ${names} now leads visitors elsewhere.`,
    seen: names,
  };
}
