import {
  type Answer,
  type Followed,
  failed,
  type ResolverFacts,
  type ServerFacts,
} from "@/domain/go-live/seen/facts";
import { isWithin } from "@/domain/go-live/seen/name";
import type { Asked } from "@/domain/go-live/seen/questions";
import { answerFrom } from "./answer";
import type { DnsClient } from "./client";
import type { Nameserver } from "./cut";
import type { Question } from "./message";
import type { Walk } from "./walk";

const maxAliases = 8;

/** Asks one nameserver everything, and goes on along aliases that stay inside the zone. */
export async function surveyServer(
  client: DnsClient,
  server: Nameserver,
  zone: string,
  asked: Pick<Asked, "questions" | "hosts">,
): Promise<ServerFacts> {
  const ask = async (question: Question) =>
    answerFrom(question, await client.ask(server.address, question, { server: server.name }), true);
  const answers = await Promise.all([
    ...asked.hosts.map((host) => followInside(ask, zone, host)),
    ...asked.questions.map(async (question) => [await ask(question)]),
  ]);
  return { ...server, answers: answers.flat() };
}

const addressTypes = ["A", "AAAA"];

async function followInside(
  ask: (question: Question) => Promise<Answer>,
  zone: string,
  host: string,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const asked = new Set<string>();
  for (let name: string | undefined = host; name && asked.size < maxAliases; ) {
    asked.add(name);
    const current: string = name;
    const found = await Promise.all(addressTypes.map((type) => ask({ name: current, type })));
    answers.push(...found);
    const records = found.flatMap((answer) => answer.records);
    const end = endOf(records, current);
    name = end !== current && isWithin(end, zone) && !asked.has(end) ? end : undefined;
    if (records.some((record) => record.name === end && addressTypes.includes(record.type))) break;
  }
  return answers;
}

/** The last name that aliases among these records lead to. */
export function endOf(records: { name: string; type: string; data: string }[], from: string): string {
  const seen = new Set<string>();
  let name = from;
  while (!seen.has(name)) {
    seen.add(name);
    name = records.find((one) => one.name === name && one.type === "CNAME")?.data ?? name;
  }
  return name;
}

/**
 * Asks one public resolver for the host's addresses and for its domain's SOA, whose signature is the
 * client's own while an alias leads into the edge's zone. A failed answer is asked again without validation, and
 * once more as before if that helps: wrong signatures still fail then, unlike what failed by chance.
 */
export async function surveyResolver(
  client: DnsClient,
  resolver: { id: string; name: string; address: string },
  host: string,
  registrable: string,
): Promise<ResolverFacts> {
  const ask = async (question: Question, checkingDisabled = false) => {
    const options = { recursive: true, dnssecOk: true, checkingDisabled };
    return answerFrom(question, await client.ask(resolver.address, question, options), false);
  };
  const questions = [
    ...addressTypes.map((type) => ({ name: host, type })),
    { name: registrable, type: "SOA" },
  ];
  const answers = await Promise.all(questions.map((question) => ask(question)));
  const failing = answers.find(hasFailed);
  if (!failing) return { ...resolver, answers };
  const unchecked = await ask({ name: failing.name, type: failing.type }, true);
  if (failed.includes(unchecked.outcome)) return { ...resolver, answers, unchecked };
  const again = async (first: Answer) => {
    const second = hasFailed(first) ? await ask({ name: first.name, type: first.type }) : first;
    // A failure that is remembered comes without its reason.
    return failed.includes(second.outcome) ? first : second;
  };
  return { ...resolver, answers: await Promise.all(answers.map(again)), unchecked };
}

const hasFailed = ({ outcome }: Answer) => outcome === "servfail";

/** Follows a name outside the client's zone to its addresses. */
export async function follow(walk: Walk, name: string): Promise<Followed> {
  const found = await Promise.all(
    addressTypes.map(async (type) => ({ type, ...(await walk.lookup({ name, type })) })),
  );
  const [first] = found;
  const addresses = found.flatMap(({ type, records }) => records.filter((record) => record.type === type));
  const last = first?.reply;
  const outcome = addresses.length > 0 ? "answer" : outcomeAt(name, last);
  return { name, chain: first?.chain ?? [name], outcome, addresses };
}

function outcomeAt(name: string, reply: Parameters<typeof answerFrom>[1] | undefined) {
  return reply ? answerFrom({ name, type: "A" }, reply, true).outcome : "silent";
}
