import type { Hop, HttpFacts, Redirect, TlsFacts } from "@/domain/go-live/seen/facts";
import { isOnEdge, pairViews } from "@/domain/go-live/seen/pair";
import { siteNames } from "@/domain/go-live/seen/site";
import { type Situation, share } from "@/domain/go-live/seen/situation";
import { type Finding, list, skip } from "./check";
import { isIssuing } from "./handshake-check";
import { type Answered, httpEvidence, secureAnswers } from "./http-checks";
import { isGood } from "./tls-checks";

const ids = ["http.redirect", "http.host"] as const;

export function redirectChecks(situation: Situation): Finding[] {
  const secure = secureAnswers(situation);
  const plain = situation.facts.edge.flatMap(({ address, plain }) =>
    plain ? [{ address, http: plain }] : [],
  );
  if (situation.before || situation.pointing.length === 0 || secure.length === 0) {
    return ids.map((id) => skip(id, "Checked once HTTPS connects."));
  }
  const all = [...secure, ...plain];
  return [redirect(situation, secure, plain), awayByPair(situation, all) ?? sameSite(situation, all)];
}

type Place = "here" | "beside" | "elsewhere" | "unreadable";

/** Where a redirect leads: this host, another name of the website, or somewhere else. */
function placeOf({ url }: Redirect, { host, target }: Situation): Place {
  if (!URL.canParse(url) || !/^https?:/.test(url)) return "unreadable";
  const { hostname, port } = new URL(url);
  if (port !== "" || !siteNames(host, target).includes(hostname)) return "elsewhere";
  return hostname === host ? "here" : "beside";
}

const isSecure = (url: string) => url.startsWith("https:");

/** The page that the last redirect came from. */
const lastOf = ({ url, hops }: HttpFacts) => hops.at(-1)?.url ?? url;

function redirect(situation: Situation, secure: Answered[], plain: Answered[]): Finding {
  const id = "http.redirect";
  const evidence = [...secure, ...plain].map(httpEvidence);
  const wanted = `https://${situation.host}/`;
  const wrong = [...secure, ...plain].flatMap(({ http }) => faultOf(http, situation) ?? [])[0];
  if (wrong) {
    const sentence = `${wrong.sentence}; wanted is a page at ${wanted}.`;
    return { id, status: "fail", sentence, seen: wrong.seen, wanted, next: wrong.next, evidence };
  }
  const shut = [...secure, ...plain].flatMap(({ http }) => http.hops.filter(isShut))[0];
  if (shut) return { id, ...warned(shut, situation), wanted, evidence };
  const told = plain.filter(({ http }) => http.status !== undefined);
  const kept = told.find(({ http }) => !leadsToHttps(http));
  const next = "Turn on the redirect from http to https.";
  if (told.length === 0)
    return { id, status: "warn", sentence: "Nothing answers plain http.", next, evidence };
  if (kept) {
    const seen = `http answers ${kept.http.status}`;
    return {
      id,
      status: "warn",
      sentence: `${seen} and does not lead to https; wanted is a redirect to ${wanted}.`,
      seen,
      wanted,
      next,
      evidence,
    };
  }
  return { id, status: "pass", sentence: "http leads to https.", evidence };
}

type ShutHop = Hop & { tls: TlsFacts };

/** Browsers show a warning in place of this page; whether they do was at least found out. */
const isShut = (hop: Hop): hop is ShutHop =>
  hop.tls !== undefined && hop.tls.outcome !== "no-route" && !isGood(hop.tls);

/** A page behind a redirect, of another name of the website, whose certificate is missing or wrong. */
function warned(
  { url, tls }: ShutHop,
  situation: Situation,
): Pick<Finding, "status" | "sentence" | "seen" | "next"> {
  const name = new URL(url).hostname;
  const seen = tls.outcome === "ok" ? `a certificate for ${list(tls.names) || "no name"}` : "no certificate";
  const why = tls.nameError || tls.outcome !== "ok" ? seen : `${seen} that browsers do not take`;
  return {
    status: tls.outcome !== "ok" && isIssuing(situation) ? "pending" : "fail",
    sentence: `${situation.host} leads to ${url}, where the edge has ${why}; wanted is one for ${name}.`,
    seen,
    next: `The edge serves no good certificate for ${name}; we are on it.`,
  };
}

const leadsToHttps = (http: HttpFacts) => urlsOf(http).some(isSecure);

function faultOf(
  http: HttpFacts,
  situation: Situation,
): Pick<Finding, "sentence" | "seen" | "next"> | undefined {
  const to = http.redirect;
  if (!to) return undefined;
  const [from, seen] = [lastOf(http), to.url];
  const place = placeOf(to, situation);
  const fault = (sentence: string, next?: string) => ({ sentence, seen, next });
  if (to.unsafe)
    return fault(
      `${from} leads to ${seen}, which is not on the public internet`,
      "Correct the redirect at the origin.",
    );
  if (place === "unreadable")
    return fault(
      `${from} leads to “${seen}”, which browsers cannot open`,
      "Correct the redirect at the origin.",
    );
  if (isSecure(from) && !isSecure(seen))
    return fault(`https leads back to ${seen}, so visitors go in a circle or lose encryption`);
  if (to.endless)
    return fault(
      `${http.url} leads on and on without end, at last to ${seen}`,
      "Take away the redirects at the origin that never arrive.",
    );
  if (place === "elsewhere" && siteNames(situation.host, situation.target).includes(new URL(seen).hostname))
    return fault(`${from} leads to ${seen}, a port that the edge does not serve`, setSite(situation));
  return undefined;
}

function sameSite(situation: Situation, answers: Answered[]): Finding {
  const id = "http.host";
  const away = answers.find(({ http }) => http.redirect && placeOf(http.redirect, situation) === "elsewhere");
  if (!away) return { id, status: "pass", sentence: "No redirect leaves this website." };
  const seen = away.http.redirect?.url;
  const sentence = `${lastOf(away.http)} sends visitors on to ${seen}; wanted is a page of ${situation.host}.`;
  const [wanted, next] = [situation.host, setSite(situation)];
  return { id, status: "fail", sentence, seen, wanted, next, evidence: [httpEvidence(away)] };
}

const setSite = ({ host }: Situation) => `Set the site URL at the origin to https://${host}.`;

/** The other of www and the bare domain is this website only where it is on the edge as well. */
function awayByPair(situation: Situation, answers: Answered[]): Finding | undefined {
  const { pair } = situation.target;
  const there = share(pairViews(situation), isOnEdge);
  const via = answers.find(({ http }) => urlsOf(http).some((url) => nameIn(url) === pair));
  if (!pair || !via || there === "all" || pairViews(situation).length === 0) return undefined;
  const where = there === "none" ? "is not on the edge" : "is not on the edge at every nameserver yet";
  return {
    id: "http.host",
    status: there === "none" ? "fail" : "pending",
    sentence: `${situation.host} sends visitors on to ${pair}, which ${where}; wanted is a page of ${situation.host}.`,
    seen: pair,
    wanted: situation.host,
    next: `Point ${pair} too, or set the site URL at the origin to ${situation.host}.`,
    evidence: [httpEvidence(via)],
  };
}

const urlsOf = ({ hops, redirect }: HttpFacts) =>
  [...hops, ...(redirect ? [redirect] : [])].map(({ url }) => url);
const nameIn = (url: string) => (URL.canParse(url) ? new URL(url).hostname : undefined);
