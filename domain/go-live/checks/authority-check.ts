import { type Answer, answerOf, type Outcome, type ServerFacts } from "@/domain/go-live/seen/facts";
import { nameOf, type Seen, type Situation } from "@/domain/go-live/seen/situation";
import { type Evidence, type Finding, list } from "./check";

const lame: Outcome[] = ["refused", "servfail", "not-authoritative"];
const lameWords: Partial<Record<Outcome, [one: string, several: string]>> = {
  refused: ["refuses", "refuse"],
  servfail: ["fails", "fail"],
  "not-authoritative": ["does not have the zone", "do not have the zone"],
};

/** Whether the nameservers have the zone that they are named for. */
export function nsAuthoritative(situation: Situation, evidence: Evidence[]): Finding {
  const id = "ns.authoritative";
  const { answering, servers } = situation;
  const homeless = withoutAddress(situation);
  if (homeless) return homeless;
  const failingHost = servers.filter(({ view }) => view.failure && lame.includes(view.failure));
  const wrong = servers.filter((one) => failingHost.includes(one) || failsZone(one, situation));
  if (wrong.length === 0) {
    if (answering.length > 0)
      return { id, status: "pass", sentence: "Nameservers that answer have the zone.", evidence };
    return { id, status: "unknown", sentence: "We have no answer from any nameserver.", evidence };
  }
  const seen = together(wrong, situation);
  const whole = wrong.filter(({ server }) => isLame(answerOf(server, situation.host, "A")));
  const some = failingHost.length < servers.length ? "warn" : "unknown";
  // One at a private address serves nobody either.
  const asked = servers.filter(({ view }) => view.failure !== "unsafe");
  const status = whole.length === asked.length ? "fail" : some;
  const wanted = `the zone ${situation.facts.delegation.zone} on every nameserver`;
  const next = nextFor(wrong, situation, whole.length < asked.length);
  return { id, status, sentence: `${seen}.`, seen, wanted, next, evidence };
}

function nextFor(wrong: Seen<ServerFacts>[], { facts }: Situation, some: boolean): string | undefined {
  const { zone } = facts.delegation;
  if (wrong.every(({ server }) => answerOf(server, zone, "SOA")?.outcome === "answer"))
    return "Ask the DNS provider why this question fails.";
  return some
    ? "Ask the DNS provider to load the zone there, or take that nameserver off the list."
    : undefined;
}

/** "ns1 and ns2 refuse when asked about acme.com": each failure once. */
function together(wrong: Seen<ServerFacts>[], situation: Situation): string {
  const said = wrong.map((one) => ({
    name: nameOf(one.server, situation.servers),
    ...failureOf(one, situation),
  }));
  const kinds = [...new Set(said.map(({ outcome, asked }) => `${outcome} ${asked}`))];
  const groups = kinds.map((kind) => {
    const alike = said.filter(({ outcome, asked }) => `${outcome} ${asked}` === kind);
    const [one, several] = lameWords[alike[0]?.outcome as Outcome] ?? ["fails", "fail"];
    const names = list(alike.map(({ name }) => name).sort());
    return `${names} ${alike.length === 1 ? one : several}${alike[0]?.asked}`;
  });
  return groups.join("; ");
}

/** As many as the root has; of a longer list not every name is looked up. */
const MOST_NAMES = 13;

/** The registrar's names lead nowhere, as those say who know: nobody can ask for anything in the zone. */
function withoutAddress({ servers, facts }: Situation): Finding | undefined {
  const { nameless, parentNames, zone, parent } = facts.delegation;
  if (servers.length > 0 || nameless.length === 0 || parentNames.length > MOST_NAMES) return undefined;
  if (!parentNames.every((name) => nameless.includes(name))) return undefined;
  const seen = list(nameless);
  return {
    id: "ns.authoritative",
    status: "fail",
    sentence: `No nameserver of ${zone} has an address: ${seen}.`,
    seen,
    wanted: `nameservers that exist, at .${parent}`,
    next: "Correct the names of the nameservers at the registrar.",
  };
}

const isLame = (answer: Answer | undefined) => answer !== undefined && lame.includes(answer.outcome);

const failsZone = ({ server }: Seen<ServerFacts>, { facts }: Situation) =>
  isLame(answerOf(server, facts.delegation.zone, "SOA"));

/** How it fails: for every question, or when asked for AAAA www.acme.com, say, where it has the zone. */
function failureOf({ server, view }: Seen<ServerFacts>, { host, facts }: Situation) {
  const { zone } = facts.delegation;
  const soa = answerOf(server, zone, "SOA");
  if (!view.failure && soa) return { outcome: soa.outcome, asked: ` when asked for SOA ${zone}` };
  const type = ["A", "AAAA"].find((one) => isLame(answerOf(server, host, one)));
  const outcome = view.failure as Outcome;
  if (soa?.outcome === "answer") return { outcome, asked: ` when asked for ${type} ${host}` };
  return { outcome, asked: outcome === "not-authoritative" ? "" : ` when asked about ${zone}` };
}
