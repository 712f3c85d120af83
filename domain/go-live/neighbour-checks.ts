import { type Finding, list, skip } from "./check";
import { answerOf, failed, type RecordSeen } from "./facts";
import type { Situation } from "./situation";
import { viewOf } from "./view";

/** What must not have suffered from the change: the other name, mail, the rest of the zone, yesterday's success. */
export function neighbourChecks(situation: Situation): Finding[] {
  const ids = ["pair.www", "mail.mx", "zone.unharmed", "live.moved"] as const;
  if (situation.before || situation.answering.length === 0) return ids.map((id) => skip(id));
  return [pair(situation), mail(situation), zone(situation), moved(situation)];
}

function pair({ target, answering, facts }: Situation): Finding {
  const id = "pair.www";
  const other = target.pair;
  if (!other) return skip(id, "There is no second name to check.");
  const views = answering.map(({ server }) => viewOf(server, facts, other, target));
  const told = views.filter((view) => view.state !== "failed");
  if (told.length === 0) return { id, status: "unknown", sentence: `No nameserver told us about ${other}.` };
  if (told.every((view) => view.state === "points" && view.strangers.length === 0)) {
    return { id, status: "pass", sentence: `${other} is on the edge too.` };
  }
  const seen =
    list([...new Set(told.flatMap((view) => view.own.map((one) => `${one.type} ${one.data}`)))]) ||
    "no record";
  return { id, status: "warn", sentence: `${other} is not on the edge: it has ${seen}.`, seen };
}

/** The records of one name and type on each nameserver that told them. */
function presentSets({ answering }: Situation, name: string, type: string): RecordSeen[][] {
  return answering.flatMap(({ server }) => {
    const answer = answerOf(server, name, type);
    if (!answer || failed.includes(answer.outcome)) return [];
    return [answer.records.filter((record) => record.type === type && record.name === name)];
  });
}

const text = (record: RecordSeen) => `${record.name} ${record.type} ${record.data}`;
const texts = (records: RecordSeen[]) => records.map(text).sort().join(", ");

function mail(situation: Situation): Finding {
  const id = "mail.mx";
  const { target, facts, host } = situation;
  const saved = target.snapshot?.records.filter((record) => record.type === "MX") ?? [];
  const names = [...new Set([facts.delegation.zone, ...saved.map((record) => record.name)])];
  const present = names.flatMap((name) => presentSets(situation, name, "MX"));
  const swept = present.flat().find((record) => record.data.split(" ")[1] === host);
  if (swept) {
    const sentence = `Mail for ${swept.name} goes to ${host}, which is now the edge and takes no mail.`;
    return { id, status: "fail", sentence, seen: text(swept) };
  }
  if (!target.snapshot) return skip(id, "No records were saved before the change.");
  if (present.length === 0)
    return { id, status: "unknown", sentence: "No nameserver told us the MX records." };
  for (const name of names) {
    const wanted = texts(saved.filter((record) => record.name === name));
    const other = presentSets(situation, name, "MX").find((records) => texts(records) !== wanted);
    if (other && wanted !== "") {
      const seen = texts(other) || "no MX record";
      return {
        id,
        status: "fail",
        sentence: `Mail for ${name} has changed: there is ${seen}; restore ${wanted}.`,
        seen,
        wanted,
      };
    }
  }
  return { id, status: "pass", sentence: "The MX records are as they were." };
}

const moving = ["A", "AAAA", "CNAME", "HTTPS"];
// They change by themselves, or are judged elsewhere.
const aside = ["MX", "SOA", "NS", "DS"];

function zone(situation: Situation): Finding {
  const id = "zone.unharmed";
  const { target, host } = situation;
  if (!target.snapshot) return skip(id, "No records were saved before the change.");
  const kept = target.snapshot.records.filter(
    (record) =>
      !aside.includes(record.type) &&
      !(moving.includes(record.type) && [host, target.pair].includes(record.name)),
  );
  const missing = kept.filter((record) =>
    presentSets(situation, record.name, record.type).some(
      (records) => !records.some((one) => text(one) === text(record)),
    ),
  );
  if (missing.length === 0)
    return { id, status: "pass", sentence: "The other saved records are still there." };
  const wanted = list(missing.slice(0, 3).map(text));
  return { id, status: "warn", sentence: `No longer there: ${wanted}.`, seen: "missing", wanted };
}

function moved({ history, answering, pointing, host }: Situation): Finding {
  const id = "live.moved";
  if (!history.wasLive) return skip(id, "The website has not been live yet.");
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
