import { isBare } from "@/domain/go-live/change/change-record";
import { bestError, isAboutSignatures } from "@/domain/go-live/seen/dns-error";
import { type Answer, answerOf, failed, type ResolverFacts } from "@/domain/go-live/seen/facts";
import { isWithin } from "@/domain/go-live/seen/name";
import type { Situation } from "@/domain/go-live/seen/situation";
import { type CaaRecord, forbids, readCaa, strangeTag } from "./caa";
import { type Evidence, evidenceOf, type Finding, list, skip } from "./check";
import { servesValidCertificate } from "./tls-checks";

export function securityChecks(situation: Situation): Finding[] {
  if (situation.facts.delegation.outcome !== "delegated") return [skip("dnssec.valid"), skip("caa.permits")];
  return [dnssec(situation), caa(situation)];
}

/** A resolver that fails with validation and answers without it has found wrong signatures, unless more is known. */
function isBogus({ answers, unchecked }: ResolverFacts, situation: Situation): boolean {
  const failing = answers.filter(({ outcome }) => outcome === "servfail");
  if (failing.length === 0 || !unchecked || !told(unchecked)) return false;
  const errors = failing.flatMap((answer) => answer.errors ?? []);
  if (errors.length > 0) return errors.some(isAboutSignatures);
  return !failing.every((answer) => isVouchedFor(answer, situation));
}

/** Another resolver validated the very answer, or there is no signature that could be wrong. */
function isVouchedFor({ name, type }: Answer, { resolvers, facts }: Situation): boolean {
  const { ds, zone } = facts.delegation;
  return (
    (name === zone && ds?.outcome === "empty") ||
    resolvers.some(({ server }) => answerOf(server, name, type)?.authenticated)
  );
}

function dnssec(situation: Situation): Finding {
  const { facts, resolvers, host } = situation;
  const id = "dnssec.valid";
  const zone = facts.delegation.zone;
  const evidence = resolvers.flatMap(({ server }) =>
    [...server.answers, ...(server.unchecked ? [server.unchecked] : [])].map((answer) =>
      evidenceOf(server.name, answer),
    ),
  );
  const bogus = resolvers.filter(({ server }) => isBogus(server, situation));
  if (bogus.length > 0) {
    const said = bestError(
      bogus.flatMap(({ server }) => server.answers.flatMap((answer) => answer.errors ?? [])),
    );
    const why = said ? ` (${said})` : "";
    const seen = `SERVFAIL at ${list(bogus.map(({ server }) => server.name))}`;
    const own = bogus.some(({ server }) =>
      server.answers.some((one) => one.type === "SOA" && one.outcome === "servfail"),
    );
    const what = own ? zone : `where ${host} leads`;
    return {
      id,
      status: "fail",
      sentence: `Resolvers refuse ${what}: the signatures do not fit the DS record${why}.`,
      seen,
      ...(!own && { next: "Nothing to change in your zone; the zone it leads to has wrong signatures." }),
      evidence,
    };
  }
  const answered = resolvers.filter(({ server }) => server.answers.some(told));
  if (answered.length === 0)
    return { id, status: "unknown", sentence: "No validating resolver could be asked.", evidence };
  if (answered.some(({ server }) => server.answers.some((answer) => answer.authenticated))) {
    return { id, status: "pass", sentence: `The signatures of ${zone} are right.`, evidence };
  }
  const { ds } = facts.delegation;
  if (ds?.outcome === "answer") {
    return {
      id,
      status: "warn",
      sentence: `${zone} has a DS record, but no resolver vouches for it.`,
      seen: "DS",
      evidence,
    };
  }
  return { id, status: "pass", sentence: `${zone} is not signed.`, evidence };
}

const told = (answer: Answer) => !failed.includes(answer.outcome);

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
      const sentence = `We could not ask for the CAA records of ${name} (${outcome}).`;
      return { id, status: "unknown", sentence, seen: outcome, wanted, evidence };
    }
    const sentence = `The nameservers fail to tell the CAA records of ${name} (${outcome}); no authority issues then.`;
    const next = "Ask the DNS provider why questions for CAA records fail.";
    return softened(situation, { id, status: "fail", sentence, seen: outcome, next, evidence });
  }
  return restricted(situation, found, evidence);
}

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
  return softened(situation, {
    id,
    status: "fail",
    sentence: `The CAA records of ${found?.name} forbid our certificate: ${obstacle}.`,
    seen,
    ...(strange ? { next: `Remove the property “${strange}”.` } : { wanted: `CAA 0 issue "${authority}"` }),
    evidence,
  });
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
