import { isOnEdge, pairViews } from "@/domain/go-live/seen/pair";
import { recordText } from "@/domain/go-live/seen/server-answer";
import { nameOf, type Situation } from "@/domain/go-live/seen/situation";
import { type Finding, list, skip } from "./check";
import { keptChecks } from "./kept-checks";
import { crowdedMail, sweptMail } from "./moving-mail";
import { shown, wantedAt, wantedRecords } from "./pointing-words";

/** What must not have suffered from the change: the other name, mail, the rest of the zone, yesterday's success. */
export function neighbourChecks(situation: Situation): Finding[] {
  const { answering, before } = situation;
  if (answering.length === 0) return before ? [] : [moved(situation)];
  if (before)
    return [sweptMail(situation) ?? crowdedMail(situation) ?? skip("mail.mx", "Compared after the change.")];
  return [pair(situation), ...keptChecks(situation), moved(situation)];
}

function pair(situation: Situation): Finding {
  const id = "pair.www";
  const other = situation.target.pair;
  if (!other) return skip(id, "There is no second name to check.");
  const told = pairViews(situation);
  const away = told.filter((view) => !isOnEdge(view));
  if (told.length === 0) return { id, status: "unknown", sentence: `No nameserver told us about ${other}.` };
  if (told.every(isOnEdge)) return { id, status: "pass", sentence: `${other} is on the edge too.` };
  const seen = list([...new Set(away.flatMap((view) => view.own.map(recordText)))]) || "no record";
  const wanted = wantedAt(other, situation);
  if (told.every(({ state }) => state === "points")) {
    const strange = list([...new Set(told.flatMap(({ strangers }) => strangers.map(recordText)))]);
    const sentence = `${other} leads some visitors past the edge: it has ${strange} too.`;
    return { id, status: "warn", sentence, seen: strange, wanted, next: `Delete ${strange} at ${other}.` };
  }
  const sentence = `${other} is not on the edge${told.some(isOnEdge) ? " at every nameserver" : ""}: it has ${seen}.`;
  return { id, status: "warn", sentence, seen, wanted, next: `Point ${other} too.` };
}

function moved(situation: Situation): Finding {
  const { history, answering, pointing, host, facts, servers } = situation;
  const id = "live.moved";
  const { zone, outcome } = facts.delegation;
  if (!history.wasLive) return skip(id, "The website has not been live yet.");
  if (outcome === "missing") {
    const sentence = `${host} was live; ${zone} does not exist any more.`;
    return { id, status: "fail", sentence, seen: "no such domain", next: "Register or renew the domain." };
  }
  const told = answering.filter(({ view }) => !view.unfollowed);
  if (told.length === 0)
    return {
      id,
      status: "unknown",
      sentence: `No nameserver told us whether ${host} still points to the edge.`,
    };
  if (pointing.length === told.length)
    return { id, status: "pass", sentence: `${host} still points to the edge.` };
  const away = told.filter((one) => !pointing.includes(one));
  const names = list(away.map(({ server }) => nameOf(server, servers)));
  const seen = list([...new Set(away.map(({ view }) => shown(view)))]);
  const sentence = `${host} was live; now it has ${seen} at ${names}.`;
  return { id, status: "fail", sentence, seen, wanted: wantedRecords(situation) };
}
