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
  const ask = async (question: Question) => {
    const reply = await client.ask(server.address, question, { server: server.name });
    return believed(answerFrom(question, reply, true), zone);
  };
  const answers = await Promise.all([
    ...asked.hosts.map((host) => followInside(ask, zone, host)),
    ...asked.questions.map(async (question) => [await ask(question)]),
  ]);
  return { ...server, answers: answers.flat() };
}

/** What a server adds from other zones that it holds, or has held, nobody takes from it. */
function believed(answer: Answer, zone: string): Answer {
  const records = answer.records.filter(({ name }) => isWithin(name, zone));
  return records.length === answer.records.length ? answer : { ...answer, records };
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
    // A part of the domain that is a zone of its own: others are asked for it.
    if (current !== host && found.every(({ outcome }) => outcome === "not-authoritative")) break;
    answers.push(...found);
    const records = found.flatMap((answer) => answer.records);
    const end = endOf(records, current);
    name = end !== current && isWithin(end, zone) && !asked.has(end) ? end : undefined;
    if (records.some((record) => record.name === end && addressTypes.includes(record.type))) break;
  }
  return answers;
}

type Told = { name: string; type: string; data: string }[];

/** The names that aliases among these records lead to, one after the other. */
function aliasesFrom(records: Told, from: string): string[] {
  const names = [from];
  for (const name of names) {
    const next = records.find((one) => one.name === name && one.type === "CNAME")?.data;
    if (next === undefined) return names;
    if (names.includes(next)) return [...names, next];
    names.push(next);
  }
  return names;
}

/** The last of them. */
export const endOf = (records: Told, from: string): string => aliasesFrom(records, from).at(-1) ?? from;

/** Whether a nameserver was asked for as many of them as anybody is. */
export const isTooLong = (records: Told, from: string) => aliasesFrom(records, from).length > maxAliases;

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
