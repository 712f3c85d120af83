import type { HttpFacts, Redirect } from "@/domain/go-live/seen/facts";
import type { Situation } from "@/domain/go-live/seen/situation";
import { type Finding, skip } from "./check";
import { type Answered, httpEvidence, secureAnswers } from "./http-checks";

const ids = ["http.redirect", "http.host"] as const;

export function redirectChecks(situation: Situation): Finding[] {
  const secure = secureAnswers(situation);
  const plain = situation.facts.edge.flatMap(({ address, plain }) =>
    plain ? [{ address, http: plain }] : [],
  );
  if (situation.before || situation.pointing.length === 0 || secure.length === 0) {
    return ids.map((id) => skip(id, "Checked once HTTPS connects."));
  }
  return [redirect(situation, secure, plain), sameSite(situation, [...secure, ...plain])];
}

type Place = "here" | "pair" | "elsewhere" | "unreadable";

/** Where a redirect leads: this host, the other of www and the bare domain, or somewhere else. */
function placeOf({ url }: Redirect, { host, target }: Situation): { place: Place; secure: boolean } {
  if (!URL.canParse(url)) return { place: "unreadable", secure: false };
  const { hostname, protocol, port } = new URL(url);
  const other = host === target.registrable ? `www.${host}` : target.registrable;
  const pair = hostname === target.pair || (hostname === other && (target.apex || host === `www.${other}`));
  const place = hostname === host && port === "" ? "here" : pair && port === "" ? "pair" : "elsewhere";
  return { place, secure: protocol === "https:" };
}

function redirect(situation: Situation, secure: Answered[], plain: Answered[]): Finding {
  const id = "http.redirect";
  const evidence = [...secure, ...plain].map(httpEvidence);
  const wrong = [...secure, ...plain].flatMap(({ http }) => faultOf(http, situation) ?? [])[0];
  if (wrong) return { id, status: "fail", ...wrong, evidence };
  const told = plain.filter(({ http }) => http.status !== undefined);
  const kept = told.find(({ http }) => !http.redirect || !placeOf(http.redirect, situation).secure);
  if (told.length === 0) return { id, status: "warn", sentence: "Nothing answers plain http.", evidence };
  if (kept) {
    const seen = `http answers ${kept.http.status}`;
    return { id, status: "warn", sentence: `${seen} and does not lead to https.`, seen, evidence };
  }
  return { id, status: "pass", sentence: "http leads to https.", evidence };
}

function faultOf(http: HttpFacts, situation: Situation): Pick<Finding, "sentence" | "seen"> | undefined {
  const to = http.redirect;
  if (!to) return undefined;
  if (to.unsafe)
    return { sentence: `${http.url} leads to ${to.url}, which is not on the public internet.`, seen: to.url };
  const { place, secure } = placeOf(to, situation);
  const fromSecure = http.url.startsWith("https:");
  if (fromSecure && !secure)
    return {
      sentence: `https leads back to ${to.url}, so visitors go in a circle or lose encryption.`,
      seen: to.url,
    };
  // The probe follows redirects to the same host; one that is left over has no end.
  if (fromSecure && place === "here")
    return { sentence: `https leads to itself without end: ${to.url}.`, seen: to.url };
  if (!fromSecure && place === "here" && !secure)
    return { sentence: `http leads to itself without end: ${to.url}.`, seen: to.url };
  return undefined;
}

function sameSite(situation: Situation, answers: Answered[]): Finding {
  const id = "http.host";
  const away = answers.find(
    ({ http }) => http.redirect && placeOf(http.redirect, situation).place === "elsewhere",
  );
  if (!away) return { id, status: "pass", sentence: "No redirect leaves this website." };
  const seen = away.http.redirect?.url;
  const sentence = `${away.http.url} sends visitors on to ${seen}.`;
  return { id, status: "fail", sentence, seen, wanted: situation.host, evidence: [httpEvidence(away)] };
}
