import type { TlsFacts } from "@/domain/go-live/seen/facts";
import type { Situation } from "@/domain/go-live/seen/situation";
import { catalogue } from "./catalogue";
import { type Finding, list, skip } from "./check";
import { evidenceOf, handshake, isIssuing, type Shaken } from "./handshake-check";

const ids = ["tls.handshake", "tls.name", "tls.chain", "tls.dates", "tls.alladdr"] as const;

export function tlsChecks(situation: Situation): Finding[] {
  const early = situation.target.edge.certificates === "before" && situation.before;
  if (!early && (situation.before || situation.pointing.length === 0)) {
    return ids.map((id) => skip(id, "Checked once the name points to the edge."));
  }
  const tried = situation.facts.edge.filter(
    (one): one is Shaken => one.tls !== undefined && one.tls.outcome !== "no-route",
  );
  const good = tried.filter(({ tls }) => tls.outcome === "ok");
  const evidence = tried.map(evidenceOf);
  const first = handshake(situation, tried);
  if (good.length === 0)
    return [first, ...ids.slice(1).map((id) => skip(id, "There is no certificate to look at yet."))];
  const rest = [name(good, situation.host), chain(good), dates(good), allAddresses(situation, tried, first)];
  return [first, ...rest.map((finding) => ({ ...finding, evidence }))];
}

function name(good: Shaken[], host: string): Finding {
  const id = "tls.name";
  const wrong = good.find(({ tls }) => tls.nameError);
  if (!wrong) return { id, status: "pass", sentence: `The certificate covers ${host}.` };
  const seen = list(wrong.tls.names) || "no name";
  return {
    id,
    status: "fail",
    sentence: `The certificate at ${wrong.address} is for ${seen}, not for ${host}.`,
    seen,
    wanted: host,
  };
}

const dateErrors = ["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"];

const isCurrent = ({ validFrom, validTo, at }: TlsFacts) =>
  Date.parse(validFrom ?? "") <= Date.parse(at) && Date.parse(at) <= Date.parse(validTo ?? "");

/** A wrong date of the leaf is its own check; the same word about an intermediate is the chain's fault. */
export function chainTrusted(tls: TlsFacts): boolean {
  return tls.trustError === undefined || (dateErrors.includes(tls.trustError) && !isCurrent(tls));
}

const chainWords: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: "signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "signed by an authority that browsers do not know",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "sent without its intermediate",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "sent without its intermediate, or from an unknown authority",
};

const knownAuthority = "one that comes with its chain up to an authority that browsers know";

function chain(good: Shaken[]): Finding {
  const id = "tls.chain";
  const wrong = good.find(({ tls }) => !chainTrusted(tls));
  if (!wrong) return { id, status: "pass", sentence: `The certificate is signed by ${good[0]?.tls.issuer}.` };
  const code = wrong.tls.trustError as string;
  return {
    id,
    status: "fail",
    sentence: `The certificate at ${wrong.address} is ${chainWords[code] ?? "not trusted"} (${code}); wanted is ${knownAuthority}.`,
    seen: code,
    wanted: knownAuthority,
  };
}

/** Of a certificate for a few days too, which is told here by the day, and by mail once its renewal is late. */
const renewalDays = 14;

function dates(good: Shaken[]): Finding {
  const id = "tls.dates";
  const wrong = good.find(({ tls }) => !isCurrent(tls));
  if (wrong) {
    const { seen, next } = datesWords(wrong.tls);
    const wanted = "one that is valid today";
    const sentence = `The certificate at ${wrong.address} ${seen}; wanted is ${wanted}.`;
    return { id, status: "fail", sentence, seen, wanted, next };
  }
  const days = Math.min(
    ...good.map(({ tls }) => Math.floor((Date.parse(tls.validTo ?? "") - Date.parse(tls.at)) / 86_400_000)),
  );
  const seen = days === 0 ? "less than a day" : `${days} ${days === 1 ? "day" : "days"}`;
  const next = "The certificate should have been renewed by now; we are on it.";
  if (days < renewalDays)
    return { id, status: "warn", sentence: `The certificate ends in ${seen}.`, seen, next };
  return { id, status: "pass", sentence: `The certificate is good for ${seen}.`, seen };
}

function datesWords({ validFrom, validTo, at }: TlsFacts): { seen: string; next: string } {
  if (!validFrom || !validTo)
    return { seen: "has dates that cannot be read", next: "The certificate is damaged; we are on it." };
  if (Date.parse(validFrom) > Date.parse(at))
    return {
      seen: `is valid only from ${validFrom.slice(0, 10)} on`,
      next: "The certificate is not valid yet; we are on it.",
    };
  return { seen: `expired on ${validTo.slice(0, 10)}`, next: "The certificate has expired; we are on it." };
}

/** Browsers show what is served with it. */
export const isGood = (tls: TlsFacts) =>
  tls.outcome === "ok" && !tls.nameError && !tls.trustError && isCurrent(tls);

/** Some edge address serves a certificate that browsers accept for the host. */
export function servesValidCertificate({ facts }: Situation): boolean {
  return facts.edge.some(({ tls }) => tls !== undefined && isGood(tls));
}

function allAddresses(situation: Situation, tried: Shaken[], first: Finding): Finding {
  const id = "tls.alladdr";
  const wrong = tried.filter(({ tls }) => !isGood(tls));
  if (wrong.length === 0) return { id, status: "pass", sentence: "All edge addresses serve alike." };
  if (wrong.length === tried.length)
    return { id, status: "pass", sentence: "No edge address serves better than the others." };
  const seen = list(wrong.map((one) => one.address));
  const one = wrong.length === 1;
  if (isIssuing(situation) && wrong.every(({ tls }) => tls.outcome !== "ok"))
    return {
      id,
      status: "pending",
      sentence: `${seen} ${one ? "has" : "have"} no certificate yet, unlike the other edge addresses.`,
      seen,
      next: first.next ?? catalogue["tls.handshake"].next,
    };
  return {
    id,
    status: "fail",
    sentence: `${seen} ${one ? "does" : "do"} not serve the good certificate that the other edge addresses serve.`,
    seen,
    wanted: "the certificate of the other edge addresses",
  };
}
