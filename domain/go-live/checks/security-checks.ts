import { isBare } from "@/domain/go-live/change/change-record";
import type { Answer, Outcome } from "@/domain/go-live/seen/facts";
import { isWithin, plainName } from "@/domain/go-live/seen/name";
import type { Situation } from "@/domain/go-live/seen/situation";
import { type CaaRecord, forbids, readCaa, strangeTag } from "./caa";
import { type Evidence, evidenceOf, type Finding, skip } from "./check";
import { dnssec, told } from "./dnssec-check";
import { servesValidCertificate } from "./tls-checks";

export function securityChecks(situation: Situation): Finding[] {
  if (situation.facts.delegation.outcome !== "delegated") return [skip("dnssec.valid"), skip("caa.permits")];
  return [dnssec(situation), caa(situation)];
}

function caa(situation: Situation): Finding {
  const id = "caa.permits";
  const { target, facts } = situation;
  const [authority] = target.edge.authorities ?? [];
  const found = nearest(situation);
  const evidence = facts.caa.map((answer) => evidenceOf("the zone's nameservers", answer));
  const wanted = authority && `CAA 0 issue "${authority}"`;
  if (found && !told(found)) {
    const { name, outcome } = found;
    if (!refuses(situation, found)) {
      const sentence = `We could not ask for the CAA records of ${name}.`;
      return { id, status: "unknown", sentence, wanted, evidence };
    }
    const seen = failureWords[outcome] ?? "fail";
    const sentence = `The nameservers ${seen} when asked for the CAA records of ${name}; then no authority issues a certificate.`;
    const next = "Ask the DNS provider why questions for CAA records fail.";
    return softened(situation, { id, status: "fail", sentence, seen, wanted, next, evidence });
  }
  return restricted(situation, found, evidence);
}

const failureWords: Partial<Record<Outcome, string>> = {
  refused: "refuse",
  silent: "do not answer",
  malformed: "give no readable answer",
};

/** RFC 8659, section 3: a lookup that fails forbids. In the zone itself that is a failure of servers that answer otherwise. */
function refuses({ answering, facts }: Situation, { name, outcome }: Answer): boolean {
  if (isWithin(name, facts.delegation.zone)) return outcome !== "late" && answering.length > 0;
  return ["servfail", "refused", "not-authoritative"].includes(outcome);
}

/** What the nearest CAA records say about our authority. */
function restricted(situation: Situation, found: Answer | undefined, evidence: Evidence[]): Finding {
  const id = "caa.permits";
  const { edge } = situation.target;
  const [authority] = edge.authorities ?? [];
  const records =
    found?.records.filter((record) => record.type === "CAA").map((record) => readCaa(record.data)) ?? [];
  const obstacle = forbids(records, edge);
  if (obstacle === undefined) {
    const sentence =
      records.length > 0
        ? `The CAA records of ${found?.name} allow ${authority ?? "every authority"}.`
        : "No CAA record restricts certificates.";
    return { id, status: "pass", sentence, evidence };
  }
  const seen = records.map(textOf).join(", ");
  if (!authority) {
    const sentence = `${found?.name} restricts who may issue certificates, and the authority of the edge is not stated: ${obstacle}.`;
    return { id, status: "warn", sentence, seen, evidence };
  }
  const strange = strangeTag(records);
  const name = found?.records.find(({ type }) => type === "CAA")?.name ?? "";
  const wanted = strange ? `no CAA record “${strange}”` : `CAA 0 issue "${authority}"`;
  return softened(situation, {
    id,
    status: "fail",
    sentence: `The CAA records of ${name} forbid our certificate: ${obstacle}.`,
    seen,
    wanted,
    next: strange ? `Delete the CAA record “${strange}” at ${name}.` : permitAt(name, wanted, situation),
    evidence,
  });
}

/** A record nearer to the host counts before one that others have made. */
function permitAt(name: string, wanted: string, { target }: Situation): string {
  if (isWithin(name, target.registrable)) return `Add ${wanted} at ${name}.`;
  const isEdge = isWithin(plainName(target.edge.target), name) && !isWithin(target.registrable, name);
  return isEdge
    ? "The edge forbids it by its own name; we are on it."
    : `Add ${wanted} at ${target.registrable}.`;
}

const textOf = ({ flags, tag, value }: CaaRecord) => `CAA ${flags} ${tag} "${value}"`;

/** While a valid certificate is served, only its renewal is at stake. */
function softened(situation: Situation, finding: Finding): Finding {
  if (finding.status !== "fail" || !servesValidCertificate(situation)) return finding;
  const until = situation.facts.edge.find(({ tls }) => tls?.validTo)?.tls?.validTo?.slice(0, 10);
  return {
    ...finding,
    status: "warn",
    sentence: `${finding.sentence} The present one ends ${until}; its renewal will fail.`,
  };
}

/** The answer that counts: of the nearest name that has CAA records, or could not be asked. */
function nearest({ facts, host, target, before, pointing }: Situation): Answer | undefined {
  const own = (answer: Answer) =>
    answer.records.some((record) => record.name === host && record.type === "CAA");
  const bare = isBare({ ...target, host }, facts.delegation.zone);
  // A record that is still to become the alias says nothing about the time after.
  const counts = (answer: Answer) => bare || pointing.length > 0 || (!before && own(answer));
  const counted = facts.caa.filter((answer) => answer.name !== host || counts(answer));
  return counted.find((answer) => !told(answer) || answer.records.some((record) => record.type === "CAA"));
}
