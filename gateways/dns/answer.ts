import type { Answer, Outcome, RecordSeen } from "@/domain/go-live/seen/facts";
import type { Reply } from "./client";
import { type Message, type Question, type ResourceRecord, rcodes } from "./message";

/** Turns a reply into a fact. `asServer`: the one asked should hold the zone, so AA must be set. */
export function answerFrom(question: Question, reply: Reply, asServer: boolean): Answer {
  const { name, type } = question;
  const { at, ms } = reply;
  if ("failure" in reply) return { name, type, outcome: reply.failure, records: [], at, ms };
  const { message } = reply;
  const records = reachable(message.answers, name);
  const outcome = outcomeOf(message, records.length > 0, asServer);
  const negativeTtl =
    outcome === "nxdomain" || outcome === "empty" ? negativeTtlOf(message.authority) : undefined;
  const answer: Answer = { name, type, outcome, records: outcome === "answer" ? records : [], at, ms };
  if (negativeTtl !== undefined) answer.negativeTtl = negativeTtl;
  if (message.authenticData) answer.authenticated = true;
  if (message.edns?.errors.length) answer.errors = message.edns.errors;
  return answer;
}

const failures = new Map<number, Outcome>([
  [rcodes.REFUSED, "refused"],
  // A server that knows no such type of record says no to the question, as a refusing one does.
  [rcodes.NOTIMP, "refused"],
  [rcodes.SERVFAIL, "servfail"],
]);

function outcomeOf(message: Message, found: boolean, asServer: boolean): Outcome {
  const failure = failures.get(message.rcode);
  if (failure) return failure;
  if (message.rcode !== rcodes.NOERROR && message.rcode !== rcodes.NXDOMAIN) return "malformed";
  if (asServer && !message.authoritative) return "not-authoritative";
  if (found) return "answer";
  return message.rcode === rcodes.NXDOMAIN ? "nxdomain" : "empty";
}

// Facts are kept: a zone must not fill the database with what it answers.
const maxRecords = 64;
const maxData = 4096;

/** Only records whose owner is the name, or an alias that starts there: others prove nothing. */
function reachable(answers: ResourceRecord[], name: string): RecordSeen[] {
  const [only] = answers;
  if (only && answers.length === 1 && only.name === name && only.type !== "RRSIG") return [shortened(only)];
  const owners = new Set([name]);
  for (const owner of owners) {
    for (const record of answers) {
      if (record.name === owner && record.type === "CNAME") owners.add(record.data);
    }
  }
  const own = answers.filter((record) => owners.has(record.name) && record.type !== "RRSIG");
  return own.slice(0, maxRecords).map(shortened);
}

function shortened(record: ResourceRecord): RecordSeen {
  return record.data.length > maxData ? { ...record, data: record.data.slice(0, maxData) } : record;
}

function negativeTtlOf(authority: ResourceRecord[]): number | undefined {
  const soa = authority.find((record) => record.type === "SOA");
  return soa && Math.min(soa.ttl, Number(soa.data.split(" ").at(-1)));
}
