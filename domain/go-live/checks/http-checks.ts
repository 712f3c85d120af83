import type { HttpFacts } from "@/domain/go-live/seen/facts";
import { isOnEdge, pairViews } from "@/domain/go-live/seen/pair";
import type { Situation } from "@/domain/go-live/seen/situation";
import type { Target } from "@/domain/go-live/seen/target";
import { catalogue } from "./catalogue";
import { type Evidence, type Finding, list, skip } from "./check";

export interface Answered {
  address: string;
  http: HttpFacts;
}

export function httpChecks(situation: Situation): Finding[] {
  const ids = ["http.edge", "http.status"] as const;
  if (situation.before || situation.pointing.length === 0) {
    return ids.map((id) => skip(id, "Checked once the name points to the edge."));
  }
  const answers = secureAnswers(situation);
  if (answers.length === 0) return ids.map((id) => skip(id, "Checked once HTTPS connects."));
  return [edge(situation, answers), status(situation, answers)];
}

export function secureAnswers({ facts }: Situation): Answered[] {
  return facts.edge.flatMap(({ address, secure }) => (secure ? [{ address, http: secure }] : []));
}

export function httpEvidence({ address, http }: Answered): Evidence {
  const headers = Object.entries(http.headers).map(([name, value]) => `${name}: ${value}`);
  return {
    of: address,
    asked: `GET ${http.url}`,
    at: http.at,
    answer: [http.status ?? http.outcome, ...headers].join("\n"),
  };
}

/** Whether the answer carries the edge's marker and this environment's. */
export function markersOf(http: HttpFacts, { target }: Situation): { edge: boolean; environment: boolean } {
  const has = ([name, value]: readonly [string, string]) =>
    http.headers[name.toLowerCase()]?.trim() === value;
  return { edge: has(target.edge.marker), environment: has(target.edge.environmentMarker) };
}

function edge(situation: Situation, answers: Answered[]): Finding {
  const id = "http.edge";
  const { host, target } = situation;
  const evidence = answers.map(httpEvidence);
  const told = answers.filter(({ http }) => http.status !== undefined);
  if (told.length === 0)
    return { id, status: "unknown", sentence: `We could not ask ${host} for its page.`, evidence };
  const wrong = told
    .flatMap(({ address, http }) => pagesOf(http, situation).map((page) => ({ address, http: page })))
    .map((answer) => ({ ...answer, has: markersOf(answer.http, situation) }))
    .find(({ has }) => !has.edge || !has.environment);
  if (!wrong) return { id, status: "pass", sentence: `${host} is answered by this environment.`, evidence };
  const [name, value] = wrong.has.edge ? target.edge.environmentMarker : target.edge.marker;
  const given = wrong.http.headers[name.toLowerCase()];
  const seen = given === undefined ? `no ${name}` : `${name}: ${given}`;
  const wanted = `${name}: ${value}`;
  const what = wrong.has.edge ? "the edge, but not this website" : "something that is not the edge";
  const said = given === undefined ? `its answer has no header ${name}` : `its answer says ${seen}`;
  const behind = told.every(({ http }) => http !== wrong.http);
  const place = behind
    ? `${host} leads to ${wrong.http.url}, which is answered by`
    : `${wrong.address} answers for ${host} as`;
  const sentence = `${place} ${what}: ${said}; wanted is ${wanted}.`;
  const next = wrong.has.edge ? undefined : "Something else answers in place of the edge; we are on it.";
  const found = behind ? [...evidence, httpEvidence(wrong)] : evidence;
  return { id, status: "fail", sentence, seen, wanted, ...(next && { next }), evidence: found };
}

/** The answer, and the page that it leads to within the website. */
function pagesOf(http: HttpFacts, situation: Situation): HttpFacts[] {
  const { landing } = http;
  if (landing?.status === undefined) return [http];
  // Where the pair is still to come to the edge, that is what is wrong with it.
  const early =
    new URL(landing.url).hostname === situation.target.pair && !pairViews(situation).every(isOnEdge);
  return early ? [http] : [http, landing];
}

const outcomeWords: Record<string, string> = {
  flood: "sends more headers than a browser takes",
  malformed: "sends no readable answer",
};

/** The page that visitors get in the end, behind the redirects within the website. */
function finalPage({ hops, url, status = 0 }: HttpFacts) {
  const last = hops.at(-1) ?? { url, status };
  return { page: new URL(last.url).hostname, code: last.status || undefined };
}

/** Browsers show a blank page where one says no place. */
const isRedirection = ({ status = 0 }: HttpFacts) => status >= 300 && status <= 399;

const homePage = "its home page";

const LOCKED = [401, 403];

function nextAfter({ code = 0, known }: { code?: number; known: boolean }): string {
  if (!known) return catalogue["http.edge"].next;
  return LOCKED.includes(code)
    ? "Let visitors in without a password, if they should see it already."
    : "Look at the home page at the origin: the server has no page to show there.";
}

/** Not the page that visitors expect, unless it is a locked door of a staging website. */
function isOdd({ code = 0, lost }: { code?: number; lost: string }, kind: Target["kind"]): boolean {
  if (lost) return true;
  return code >= 400 && !(kind === "staging" && LOCKED.includes(code));
}

function status(situation: Situation, answers: Answered[]): Finding {
  const id = "http.status";
  const { host, target } = situation;
  const evidence = answers.map(httpEvidence);
  const found = answers.map(({ address, http }) => ({
    address,
    ...finalPage(http),
    lost: isRedirection(http.landing ?? http) && !http.redirect ? " without a Location" : "",
    refusal: outcomeWords[http.outcome],
    known: markersOf(http, situation).environment,
  }));
  const bad = found.find(({ code, refusal }) => (code ?? 0) >= 500 || refusal);
  if (bad) {
    const seen = bad.code ? `answers ${bad.code}` : bad.refusal;
    const alone = found.some(({ code, refusal }) => code !== undefined && code < 400 && !refusal);
    const what = alone ? "other edge addresses do better" : "the server behind the edge fails";
    const sentence = `${bad.page} ${seen} at ${bad.address}: ${what}; wanted is ${homePage}.`;
    const next = alone ? "Check that every edge address reaches the same server." : undefined;
    return { id, status: "fail", sentence, seen, wanted: homePage, ...(next && { next }), evidence };
  }
  const silent = found.filter(({ code }) => code === undefined);
  if (silent.length > 0) {
    const seen = list(silent.map(({ address }) => address));
    return { id, status: "unknown", sentence: `${seen} gave no answer for ${host} in time.`, seen, evidence };
  }
  const odd = found.find((page) => isOdd(page, target.kind));
  if (odd) {
    const seen = `answers ${odd.code}${odd.lost}`;
    const sentence = `${odd.page} ${seen} at ${odd.address}; wanted is ${homePage}.`;
    return { id, status: "warn", sentence, seen, wanted: homePage, next: nextAfter(odd), evidence };
  }
  return { id, status: "pass", sentence: `${found[0]?.page} answers ${found[0]?.code}.`, evidence };
}
