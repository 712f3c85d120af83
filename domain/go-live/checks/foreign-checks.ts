import { answerOf, type RecordSeen, unheard } from "@/domain/go-live/seen/facts";
import { httpsAway } from "@/domain/go-live/seen/https-away";
import { nameOf, type Seen, type Situation, share } from "@/domain/go-live/seen/situation";
import { evidenceOf, type Finding, list, skip } from "./check";
import { httpEvidence, markersOf } from "./http-checks";

/** Other providers' records and servers in the way. */
export function foreignChecks(situation: Situation): Finding[] {
  if (situation.before || situation.answering.length === 0) {
    return (["point.httpsrr", "point.proxied", "point.wildcard"] as const).map((id) => skip(id));
  }
  return [httpsRecord(situation), proxied(situation), wildcard(situation)];
}

function httpsRecord(situation: Situation): Finding {
  const id = "point.httpsrr";
  const { answering, host, servers } = situation;
  const found = answering.map((one) => httpsAway(one.server, one.view, situation));
  const which = share(found, (records) => records.length > 0);
  const evidence = answering.flatMap(({ server }) => {
    const answer = answerOf(server, host, "HTTPS");
    return answer ? [evidenceOf(`${server.name} (${server.address})`, answer)] : [];
  });
  // Whoever refuses the question has no such record to give; whoever is silent may have one.
  const untold = answering.filter(({ server }) => {
    const answer = answerOf(server, host, "HTTPS");
    return answer && unheard.includes(answer.outcome);
  });
  if (which === "none" && untold.length > 0) {
    const names = list(untold.map(({ server }) => nameOf(server, servers)));
    const sentence = `We could not ask ${names} for an HTTPS record at ${host}.`;
    return { id, status: "unknown", sentence, evidence };
  }
  if (which === "none")
    return { id, status: "pass", sentence: `No HTTPS record at ${host} leads elsewhere.`, evidence };
  const seen = list([...new Set(found.flat().map((record) => `HTTPS ${record.data}`))]);
  const status = which === "all" ? "fail" : "pending";
  return {
    id,
    status,
    sentence: `Browsers follow ${seen} at ${host}, past the edge.`,
    seen,
    wanted: "no HTTPS record",
    evidence,
  };
}

const proxyHeaders = ["via", "cf-ray", "x-served-by", "x-cache"];

function proxied(situation: Situation): Finding {
  const id = "point.proxied";
  const { pointing, answering, facts, host } = situation;
  if (pointing.length > 0) return { id, status: "pass", sentence: "The name leads to the edge itself." };
  const { elsewhere } = facts;
  const alias = answering[0]?.view.chain.slice(1).find((name) => name.startsWith(`${host}.`));
  const header = proxyHeaders.find((name) => elsewhere?.http.headers[name] !== undefined);
  const marked = elsewhere !== undefined && markersOf(elsewhere.http, situation).environment;
  if (!alias && !header && !marked) return skip(id, "No other CDN was recognised.");
  const seen = alias ?? `${header ?? "our marker"} at ${elsewhere?.address}`;
  const arrives = marked
    ? "It passes visitors on to this website, but"
    : "Its answers do not come from here;";
  const sentence = `Another CDN stands in front of ${host} (${seen}). ${arrives} only the edge itself counts.`;
  return { id, status: "fail", sentence, seen, ...(elsewhere && { evidence: [httpEvidence(elsewhere)] }) };
}

function wildcard({ facts, answering, host }: Situation): Finding {
  const id = "point.wildcard";
  const { sibling } = facts;
  const server = answering.find(({ view }) => view.state === "points") ?? answering[0];
  if (!sibling || !server) return skip(id, "The bare domain cannot come from a wildcard.");
  const answer = answerOf(server.server, sibling, "A");
  const same =
    answer?.outcome === "answer" && dataAt(answer.records, sibling) === dataAt(ownRecords(server), host);
  if (!same) return { id, status: "pass", sentence: `${host} has a record of its own.` };
  const sentence = `Any other name beside ${host} gets the same answer, from a wildcard record.`;
  return { id, status: "warn", sentence, seen: `${sibling} answers alike`, wanted: `a record at ${host}` };
}

const ownRecords = ({ view }: Seen<unknown>) => view.own.filter((record) => record.type !== "AAAA");

function dataAt(records: RecordSeen[], name: string): string {
  const own = records.filter((record) => record.name === name);
  return own
    .map((record) => `${record.type} ${record.data}`)
    .sort()
    .join(", ");
}
