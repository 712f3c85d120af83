import type { HttpFacts } from "@/domain/go-live/seen/facts";
import { forbidsListing } from "@/domain/go-live/seen/robots";
import type { Situation } from "@/domain/go-live/seen/situation";
import { span } from "@/domain/go-live/words";
import { type Finding, skip } from "./check";
import { type Answered, httpEvidence, secureAnswers } from "./http-checks";

const ids = ["http.parity", "http.robots", "http.hsts", "http.bounded"] as const;

/** Advice about the page that the edge serves. */
export function pageChecks(situation: Situation): Finding[] {
  const answers = secureAnswers(situation).filter(isAnswered);
  // The body is read at one address alone.
  const page = answers.find(({ http }) => http.size !== undefined) ?? answers[0];
  if (situation.before || !page) return ids.map((id) => skip(id, "Checked once HTTPS answers."));
  const pages = answers.map(pageOf).filter(isAnswered);
  return [parity(situation, page), robots(situation, pages), hsts([...answers, ...pages]), bounded(pages)];
}

const isAnswered = ({ http }: Answered) => http.status !== undefined;

/** What visitors come to, behind the redirects within the website. */
const pageOf = ({ address, http }: Answered): Answered => ({ address, http: http.landing ?? http });

function parity({ facts }: Situation, { http, address }: Answered): Finding {
  const id = "http.parity";
  const { origin } = facts;
  if (origin?.status === undefined) return skip(id, "There is no origin to compare with.");
  const evidence = [httpEvidence({ address, http }), httpEvidence({ address: "origin", http: origin })];
  if (origin.status !== http.status) {
    const sentence = `The edge answers ${http.status}, the origin ${origin.status}.`;
    return {
      id,
      status: "warn",
      sentence,
      seen: String(http.status),
      wanted: String(origin.status),
      next: "Compare both answers; the server may treat what comes through the edge differently.",
      evidence,
    };
  }
  if (http.size === undefined || http.cut || origin.cut || origin.title === http.title) {
    return { id, status: "pass", sentence: "Edge and origin show the same page.", evidence };
  }
  const [seen, wanted] = [titleOf(http), titleOf(origin)];
  const sentence = `The page has ${seen} at the edge and ${wanted} at the origin.`;
  return { id, status: "warn", sentence, seen, wanted, evidence };
}

const titleOf = ({ title }: HttpFacts) => (title ? `the title “${title}”` : "no title");

/** What keeps search engines away: the header, or the page's own meta. */
function hiding({ http }: Answered): string | undefined {
  const header = http.headers["x-robots-tag"] ?? "";
  if (forbidsListing(header)) return `X-Robots-Tag: ${header}`;
  return forbidsListing(http.robots ?? "") ? `the page's robots meta “${http.robots}”` : undefined;
}

function robots({ target }: Situation, pages: Answered[]): Finding {
  const id = "http.robots";
  if (pages.length === 0) return skip(id, "Checked once the page answers.");
  const evidence = pages.map(httpEvidence);
  const seen = pages.map(hiding).find((one) => one !== undefined);
  if (target.kind === "production") {
    if (!seen) return { id, status: "pass", sentence: "Search engines may list the website.", evidence };
    const sentence = `Search engines are kept away from production by ${seen}.`;
    const where = seen.startsWith("X-Robots-Tag") ? "the X-Robots-Tag header" : "the page's robots meta";
    const word = /noindex/i.test(seen) ? "noindex" : "none";
    const next = `Take “${word}” out of ${where}.`;
    return { id, status: "warn", sentence, seen, wanted: `no “${word}”`, evidence, next };
  }
  if (target.kind !== "staging") return skip(id);
  if (seen)
    return { id, status: "pass", sentence: "Search engines are kept away from staging.", seen, evidence };
  return {
    id,
    status: "warn",
    sentence: "Search engines may list this staging website; wanted is X-Robots-Tag: noindex.",
    seen: "no such header",
    wanted: "X-Robots-Tag: noindex",
    next: "Add the header X-Robots-Tag: noindex.",
    evidence,
  };
}

const oneYear = 31_536_000;

function hsts(answers: Answered[]): Finding {
  const id = "http.hsts";
  const lasting = answers.find((answer) => isLasting(hstsOf(answer)));
  if (!lasting) return { id, status: "pass", sentence: "Nothing ties browsers to https for years." };
  const seen = hstsOf(lasting);
  return {
    id,
    status: "warn",
    sentence: `Strict-Transport-Security: ${seen} makes going back to a host without https impossible.`,
    seen,
    wanted: "a max-age below one year",
    next: "Lower the max-age of Strict-Transport-Security until go-live is settled.",
    evidence: [httpEvidence(lasting)],
  };
}

const hstsOf = ({ http }: Answered) => http.headers["strict-transport-security"] ?? "";

/** Browsers read the first of several such headers alone (RFC 6797, section 8.1). */
function isLasting(headers: string): boolean {
  const [first = ""] = headers.toLowerCase().split(",");
  const directives = first.split(";").map((directive) => directive.trim());
  const ages = directives.map((directive) => /^max-age\s*=\s*"?(\d+)"?$/.exec(directive)?.[1]);
  const wide = directives.includes("includesubdomains") || directives.includes("preload");
  return wide && ages.some((age) => Number(age ?? 0) >= oneYear);
}

function bounded(pages: Answered[]): Finding {
  const id = "http.bounded";
  const cut = pages.find(({ http }) => http.cut)?.http;
  if (!cut) return { id, status: "pass", sentence: "The home page loads within our limits." };
  const seconds = Math.round(cut.ms / 1000);
  const seen = cut.cut === "size" ? "larger than 256 KiB" : `not here after ${span(seconds)}`;
  return { id, status: "warn", sentence: `The home page is ${seen}; we stopped reading.`, seen };
}
