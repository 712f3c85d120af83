import { answerOf } from "@/domain/go-live/seen/facts";
import type { Situation } from "@/domain/go-live/seen/situation";
import type { CheckId } from "./catalogue";
import { type Evidence, evidenceOf } from "./check";
import { httpEvidence } from "./http-checks";

type Questions = (situation: Situation) => [name: string | undefined, type: string][];

const pointers: Questions = ({ host }) => ["CNAME", "A", "AAAA"].map((type) => [host, type]);
const addresses: Questions = ({ host }) => ["A", "AAAA"].map((type) => [host, type]);
const atZone =
  (...types: string[]): Questions =>
  ({ facts }) =>
    types.map((type) => [facts.delegation.zone, type]);

/** What the nameservers were asked for the sake of a check. */
const questions: Partial<Record<CheckId, Questions>> = {
  "own.txt": ({ target }) => (target.verify?.names ?? []).map((name) => [name, "TXT"]),
  "ns.consistent": atZone("SOA", "NS"),
  "pre.snapshot": (situation) => [...pointers(situation), ...atZone("MX", "TXT", "NS")(situation)],
  "pre.ttl": pointers,
  "point.target": pointers,
  "point.conflict": pointers,
  "point.extra": ({ host }) => [[host, "A"]],
  "point.aaaa": ({ host }) => [[host, "AAAA"]],
  "point.chain": pointers,
  "point.proxied": addresses,
  "point.wildcard": ({ facts }) => [[facts.sibling, "A"]],
  "addr.safe": addresses,
  "prop.auth": pointers,
  "prop.expiry": pointers,
  "pair.www": ({ target }) => ["A", "AAAA"].map((type) => [target.pair, type]),
  "mail.mx": atZone("MX"),
  "zone.unharmed": (situation) => [
    ...atZone("TXT")(situation),
    [`_dmarc.${situation.facts.delegation.zone}`, "TXT"],
  ],
  "live.moved": addresses,
};

/** What was asked for a check that names no narrower evidence of its own. */
export function askedFor(id: CheckId, situation: Situation): Evidence[] {
  const { facts, host, target } = situation;
  if (id === "host.valid") return [{ of: "the name", asked: target.host, at: facts.at, answer: host }];
  if (id === "host.unclaimed") {
    const answer = target.claimedByOther ? "taken" : "free";
    return [{ of: "Portico", asked: host, at: facts.at, answer }];
  }
  if (id === "ns.safe") return nameserverAddresses(situation);
  if (id.startsWith("http."))
    return facts.edge.flatMap(({ address, secure }) =>
      secure ? [httpEvidence({ address, http: secure })] : [],
    );
  const asked = questions[id]?.(situation) ?? [];
  const found = situation.servers.flatMap(({ server }) =>
    asked.flatMap(([name, type]) => {
      const answer = name && answerOf(server, name, type);
      return answer ? [evidenceOf(`${server.name} (${server.address})`, answer)] : [];
    }),
  );
  return found.length > 0 ? found : delegation(situation);
}

function delegation({ facts }: Situation): Evidence[] {
  const { parent, zone, outcome, parentNames } = facts.delegation;
  const of = `the nameservers of ${parent === "." ? "the root" : `.${parent}`}`;
  return [{ of, asked: `NS ${zone}`, at: facts.at, answer: parentNames.join("\n") || outcome }];
}

const nameserverAddresses = ({ servers, facts }: Situation): Evidence[] =>
  servers.map(({ server }) => ({
    of: server.name,
    asked: "its address",
    at: facts.at,
    answer: server.address,
  }));
