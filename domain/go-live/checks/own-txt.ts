import { answerOf, failed, type ServerFacts } from "@/domain/go-live/seen/facts";
import { noHistory } from "@/domain/go-live/seen/history";
import { relativeTo } from "@/domain/go-live/seen/name";
import { type Situation, share } from "@/domain/go-live/seen/situation";
import type { Target } from "@/domain/go-live/seen/target";
import { type Evidence, evidenceOf, type Finding, list, skip } from "./check";
import { nextWhileBehind } from "./pointing-words";

const id = "own.txt";
type Proof = NonNullable<Target["verify"]>;

/** The proof of ownership: on every nameserver of the zone, or in a zone above it. */
export function ownTxt(situation: Situation): Finding {
  const { target, answering, facts } = situation;
  const proof = target.verify;
  if (!proof) return skip(id, "No proof is asked for this name.");
  const servers = answering.map(({ server }) => heard(server, proof));
  const above = heard({ name: "the zone above", address: "", answers: facts.beyond }, proof);
  const evidence = [...servers, above].flatMap((one) => one.evidence);
  const wanted = `${proof.names[0]} TXT ${proof.value}`;
  const told = servers.filter((one) => one.told);
  const proven = above.proven ? "all" : share(told, (one) => one.proven);
  if (proven === "all") return { id, ...there(servers, above.proven), wanted, evidence };
  if (proven === "some") {
    const late = told.filter((one) => !one.proven).map((one) => one.server);
    const sentence = `${list(late)} ${late.length === 1 ? "does" : "do"} not have the TXT record “${proof.value}” yet.`;
    const next = nextForLate(told, situation);
    return { id, status: "pending", sentence, seen: `missing at ${list(late)}`, wanted, next, evidence };
  }
  if (mayBeThere(servers, above))
    return { id, status: "unknown", sentence: "We could not ask for the TXT record.", wanted, evidence };
  const astray = misplaced(situation, proof);
  if (astray) return { id, status: "fail", wanted, ...astray, evidence: [...evidence, ...astray.evidence] };
  const values = [...new Set([...told, above].flatMap((one) => one.values))];
  const seen = list(values.map((value) => `TXT “${value}”`)) || "no TXT record";
  const sentence = `There is no TXT record “${proof.value}” at ${proof.names.join(" or ")}; we found ${seen}.`;
  return { id, status: "fail", sentence, seen, wanted, evidence };
}

function nextForLate(told: Heard[], situation: Situation): string | undefined {
  const [late, early] = [false, true].map((has) =>
    situation.answering.find(({ server }) =>
      told.some((one) => one.server === server.name && one.proven === has),
    ),
  );
  return late && early && nextWhileBehind(late, early, { ...situation, history: noHistory });
}

/** Half an answer proves nothing: the nameserver that could not be asked may say something else. */
function there(servers: { server: string; told: boolean }[], provenAbove: boolean) {
  const mute = servers.filter(({ told }) => !told).map(({ server }) => server);
  if (provenAbove || mute.length === 0)
    return { status: "pass" as const, sentence: "The TXT record is there." };
  const sentence = `We could not ask ${list(mute)} for the TXT record; the others have it.`;
  return { status: "unknown" as const, sentence };
}

/** At one of the names nobody could look, and no server said that it is nowhere. */
function mayBeThere(servers: Heard[], above: Heard): boolean {
  if (above.missed || [...servers, above].every(({ told }) => !told)) return true;
  return servers.length > 0 && servers.every(({ missed }) => missed);
}

type Heard = ReturnType<typeof heard>;

/** What one server has at the names where the proof may stand. */
function heard(server: ServerFacts, { names, value }: Proof) {
  const answers = names.flatMap((name) => answerOf(server, name, "TXT") ?? []);
  const values = answers.flatMap((answer) => answer.records.map((record) => unquoted(record.data)));
  const proven = values.includes(asAnswered(value));
  return {
    server: server.name,
    values,
    proven,
    told: proven || answers.some((answer) => !failed.includes(answer.outcome)),
    /** It may stand where we could not look. */
    missed: answers.some((answer) => failed.includes(answer.outcome)),
    evidence: answers.map((answer) => evidenceOf(server.name, answer)),
  };
}

/** The right value at a wrong name: at the host or the domain, or where the provider added the domain once more. */
function misplaced({ answering, host, facts }: Situation, { names, value }: Proof) {
  const { zone } = facts.delegation;
  const doubled = names.map((name) => `${name}.${zone}`);
  for (const name of [host, zone, ...doubled]) {
    const evidence: Evidence[] = answering.flatMap(({ server }) => {
      const answer = answerOf(server, name, "TXT");
      const there = answer?.records.some((record) => unquoted(record.data) === asAnswered(value));
      return answer && there ? [evidenceOf(server.name, answer)] : [];
    });
    if (evidence.length === 0) continue;
    const cause = doubled.includes(name) ? " The provider adds the domain by itself." : "";
    const sentence = `The TXT record is at ${name}; it must be at ${names[0]}.${cause}`;
    const next = `Move the TXT record: the name to type is “${relativeTo(zone, names[0] as string)}”.`;
    return { sentence, seen: `${name} TXT ${value}`, hint: "txt_wrong_name" as const, next, evidence };
  }
  return undefined;
}

/** Some providers keep the quotes that people type around the value. */
function unquoted(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1) : text;
}

/** The value as answers have it: all but printable ASCII is written `\DDD`, and a backslash twice. */
const asAnswered = (value: string) =>
  Array.from(new TextEncoder().encode(value), (byte) => {
    if (byte < 0x20 || byte > 0x7e) return `\\${String(byte).padStart(3, "0")}`;
    return String.fromCharCode(byte).replace("\\", "\\\\");
  }).join("");
