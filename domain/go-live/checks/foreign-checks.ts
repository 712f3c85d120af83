import { answerOf, type Facts, unheard } from "@/domain/go-live/seen/facts";
import { httpsAway } from "@/domain/go-live/seen/https-away";
import { nameOf, type Seen, type Situation, share } from "@/domain/go-live/seen/situation";
import { edgeAddresses } from "@/domain/go-live/seen/view";
import { evidenceOf, type Finding, list, skip } from "./check";
import { type Answered, httpEvidence, markersOf } from "./http-checks";
import { dataAt, nextWhileLeft, wantedRecords } from "./pointing-words";

/** Other providers' records and servers in the way. */
export function foreignChecks(situation: Situation): Finding[] {
  if (situation.before || situation.answering.length === 0) {
    return (["point.httpsrr", "point.proxied", "point.wildcard"] as const).map((id) => skip(id));
  }
  return [httpsRecord(situation), proxied(situation), wildcard(situation)];
}

function httpsRecord(situation: Situation): Finding {
  const id = "point.httpsrr";
  const { answering, host, servers } = situation;
  const found = answering.map((one) => httpsAway(one.server, one.view, situation));
  const which = share(found, (records) => records.length > 0);
  const [late, early] = [true, false].map((away) =>
    answering.find((_, at) => (found[at] ?? []).length > 0 === away),
  );
  const left = late && early && nextWhileLeft(late, early, situation);
  const evidence = answering.flatMap(({ server }) => {
    const answer = answerOf(server, host, "HTTPS");
    return answer ? [evidenceOf(`${server.name} (${server.address})`, answer)] : [];
  });
  // Whoever refuses the question has no such record to give; whoever is silent may have one.
  const untold = answering.filter(({ server }) => {
    const answer = answerOf(server, host, "HTTPS");
    return answer && unheard.includes(answer.outcome);
  });
  if (which === "none" && untold.length > 0) {
    const names = list(untold.map(({ server }) => nameOf(server, servers)).sort());
    const sentence = `We could not ask ${names} for an HTTPS record at ${host}.`;
    return { id, status: "unknown", sentence, evidence };
  }
  if (which === "none")
    return { id, status: "pass", sentence: `No HTTPS record at ${host} leads elsewhere.`, evidence };
  const seen = list([...new Set(found.flat().map((record) => `HTTPS ${record.data}`))]);
  const where = list([...new Set(found.flat().map(({ name }) => name))]);
  const status = which === "all" ? "fail" : "pending";
  return {
    id,
    status,
    sentence: `Browsers follow ${seen} at ${where}, past the edge.`,
    seen,
    wanted: "no HTTPS record",
    ...(left && { next: left }),
    evidence,
  };
}

const proxyHeaders = ["via", "cf-ray", "x-served-by", "x-cache"];

function proxied(situation: Situation): Finding {
  const id = "point.proxied";
  const { answering, pointing, facts, host, target } = situation;
  if (pointing.length > 0) return { id, status: "pass", sentence: "The name leads to the edge itself." };
  if (answering.every(({ view }) => view.unfollowed))
    return skip(id, "We could not ask where the name leads.");
  const { elsewhere } = facts;
  // The edge's own address, by another of its names, is no other CDN.
  if (elsewhere && edgeAddresses(target, facts).has(elsewhere.address))
    return skip(id, "The edge itself answers there, for another name.");
  const answers = answersElsewhere(facts);
  const marked = answers.some(({ http }) => markersOf(http, situation).environment);
  const seen = signOf(situation, answers, marked);
  if (!seen) return skip(id, "No other CDN was recognised.");
  const lost = elsewhere ? " Visitors do not get to this website by it." : "";
  const arrives = marked ? " It passes visitors on to this website, but only the edge itself counts." : lost;
  const sentence = `Another CDN stands in front of ${host} (${seen}).${arrives}`;
  const wanted = wantedRecords(situation);
  return { id, status: "fail", sentence, seen, wanted, evidence: answers.map(httpEvidence) };
}

function answersElsewhere({ elsewhere }: Facts): Answered[] {
  if (!elsewhere) return [];
  const { address, http, secure } = elsewhere;
  return [{ address, http }, ...(secure ? [{ address, http: secure }] : [])];
}

/** By what another CDN is recognised: its alias of the host, a header of proxies, or our marker from elsewhere. */
function signOf({ answering, host }: Situation, answers: Answered[], marked: boolean): string | undefined {
  const alias = answering[0]?.view.chain.slice(1).find((name) => name.startsWith(`${host}.`));
  if (alias) return alias;
  const header = proxyHeaders.find((name) => answers.some(({ http }) => http.headers[name] !== undefined));
  if (header) return `the header “${header}” at ${answers[0]?.address}`;
  return marked ? `our own marker at ${answers[0]?.address}` : undefined;
}

function wildcard({ facts, answering, pointing, host }: Situation): Finding {
  const id = "point.wildcard";
  const { sibling } = facts;
  if (!sibling) return skip(id, "The bare domain cannot come from a wildcard.");
  const told = pointing.length > 0 ? pointing : answering;
  const same = told.some((one) => {
    const answer = answerOf(one.server, sibling, "A");
    return answer?.outcome === "answer" && dataAt(answer.records, sibling) === dataAt(ownRecords(one), host);
  });
  if (!same) return { id, status: "pass", sentence: `${host} has a record of its own.` };
  const sentence = `Any other name beside ${host} gets the same answer, from a wildcard record.`;
  return { id, status: "warn", sentence, seen: `${sibling} answers alike`, wanted: `a record at ${host}` };
}

const ownRecords = ({ view }: Seen<unknown>) => view.own.filter((record) => record.type !== "AAAA");
