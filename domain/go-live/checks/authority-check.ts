import { type Answer, answerOf, type Outcome, type ServerFacts } from "@/domain/go-live/seen/facts";
import { nameOf, type Seen, type Situation } from "@/domain/go-live/seen/situation";
import { type Evidence, type Finding, list } from "./check";

const lame: Outcome[] = ["refused", "servfail", "not-authoritative"];
const lameWords: Partial<Record<Outcome, string>> = {
  refused: "refuses",
  servfail: "fails",
  "not-authoritative": "does not have the zone",
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
    return { id, status: "unknown", sentence: "No nameserver answered.", evidence };
  }
  const seen = list(wrong.map((one) => `${nameOf(one.server, servers)} ${failureWords(one, situation)}`));
  const whole = wrong.filter(({ server }) => isLame(answerOf(server, situation.host, "A")));
  const some = failingHost.length < servers.length ? "warn" : "unknown";
  // One at a private address serves nobody either.
  const asked = servers.filter(({ view }) => view.failure !== "unsafe");
  const status = whole.length === asked.length ? "fail" : some;
  return { id, status, sentence: `${seen}.`, seen, evidence };
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

/** "fails", or "fails when asked for AAAA www.acme.com" where it has the zone. */
function failureWords(one: Seen<ServerFacts>, situation: Situation): string {
  const { server, view } = one;
  const { host, facts } = situation;
  const soa = answerOf(server, facts.delegation.zone, "SOA");
  if (!view.failure && soa) return `${lameWords[soa.outcome]} when asked for SOA ${facts.delegation.zone}`;
  const words = lameWords[view.failure as Outcome] ?? "fails";
  const type = ["A", "AAAA"].find((one) => isLame(answerOf(server, host, one)));
  return soa?.outcome === "answer" ? `${words} when asked for ${type} ${host}` : words;
}
