import { answerOf, isMuteAboutZone, type Outcome, unheard } from "@/domain/go-live/seen/facts";
import { minutesBetween } from "@/domain/go-live/seen/instant";
import { nameOf, type Situation, share } from "@/domain/go-live/seen/situation";
import { nsAuthoritative } from "./authority-check";
import { evidenceOf, type Finding, list, skip } from "./check";

export function nameserverChecks(situation: Situation): Finding[] {
  const delegated = nsDelegated(situation);
  if (delegated.status !== "pass") {
    const later = ["ns.safe", "ns.answering", "ns.authoritative", "ns.consistent"] as const;
    return [delegated, ...later.map((id) => skip(id))];
  }
  return [
    delegated,
    nsSafe(situation),
    nsAnswering(situation),
    nsAuthoritative(situation, hostEvidence(situation)),
    nsConsistent(situation),
  ];
}

function nsDelegated({ facts }: Situation): Finding {
  const id = "ns.delegated";
  const { outcome, zone, parent, parentNames } = facts.delegation;
  const above = parent === "." ? "the root" : `.${parent}`;
  if (outcome === "delegated")
    return { id, status: "pass", sentence: `${above} names ${list(parentNames)} for ${zone}.` };
  if (outcome === "missing") {
    return {
      id,
      status: "fail",
      sentence: `The nameservers of ${above} say that ${zone} does not exist.`,
      seen: "no such domain",
      wanted: `NS records of ${zone} at ${above}`,
    };
  }
  return { id, status: "unknown", sentence: `We could not ask the nameservers of ${above} about ${zone}.` };
}

function hostEvidence({ host, servers }: Situation) {
  return servers.flatMap(({ server }) => {
    const answer = answerOf(server, host, "A");
    return answer ? [evidenceOf(`${server.name} (${server.address})`, answer)] : [];
  });
}

function nsSafe(situation: Situation): Finding {
  const id = "ns.safe";
  const unsafe = situation.servers.filter(({ view }) => view.failure === "unsafe");
  if (unsafe.length === 0) return { id, status: "pass", sentence: "Every nameserver has a public address." };
  const seen = list(unsafe.map(({ server }) => `${server.name} (${server.address})`));
  const has = unsafe.length === 1 ? "has an address that is" : "have addresses that are";
  const status = unsafe.length === situation.servers.length ? "fail" : "warn";
  return {
    id,
    status,
    seen,
    wanted: "a public address",
    sentence: `${seen} ${has} not public; we did not ask there.`,
  };
}

const oneDay = 24 * 60;
const SILENT: Outcome[] = [...unheard, "no-route"];

function silentServers({ servers, facts }: Situation) {
  const isSilent = (failure?: Outcome) => failure !== undefined && SILENT.includes(failure);
  return servers.filter(({ server, view }) => isSilent(view.failure) || isMuteAboutZone(server, facts));
}

function nsAnswering(situation: Situation): Finding {
  const id = "ns.answering";
  const { servers, facts } = situation;
  const silent = silentServers(situation);
  const silentNames = silent.map(({ server }) => nameOf(server, servers));
  const names = [...new Set([...silentNames, ...facts.delegation.unresolved])].sort();
  const evidence = hostEvidence(situation);
  if (names.length === 0) return { id, status: "pass", sentence: allAnswer(servers.length), evidence };
  const late =
    facts.delegation.unresolved.length === 0 && silent.every(({ view }) => view.failure === "late");
  const sentence = late
    ? `We ran out of time before ${list(names)} answered; we ask again.`
    : `${list(names)} ${names.length === 1 ? "does" : "do"} not answer; we keep trying.`;
  return {
    id,
    status: isUsedToSilence(situation) ? "warn" : "unknown",
    sentence,
    seen: list(names),
    evidence,
  };
}

const allAnswer = (count: number) =>
  count === 1 ? "The nameserver answers." : `All ${count} nameserver addresses answer.`;

/** Who has been silent for a day, while everybody else has the new answer, keeps nobody waiting. */
export function isUsedToSilence(situation: Situation): boolean {
  const { servers, facts, history, now, resolvers } = situation;
  const silent = silentServers(situation);
  const longSilent = silent.every(({ server }) => {
    const since = history.silentSince?.[server.name];
    return since !== undefined && minutesBetween(since, now) >= oneDay;
  });
  const agreed = resolvers.length >= 3 && resolvers.every(({ view }) => view.state === "points");
  const others = servers.length > silent.length;
  return longSilent && agreed && others && facts.delegation.unresolved.length === 0;
}

const parentZone = (parent: string) => `The zone above, ${parent},`;

function nsConsistent({ answering, facts, servers, target }: Situation): Finding {
  const id = "ns.consistent";
  const { zone, parentNames } = facts.delegation;
  const told = answering.filter(({ server }) => answerOf(server, zone, "SOA")?.outcome === "answer");
  if (told.length === 0)
    return { id, status: "unknown", sentence: "No nameserver told its version of the zone." };
  const serials = told.map(({ server }) => serialOf(answerOf(server, zone, "SOA")?.records[0]?.data));
  if (share(serials, (serial) => serial === serials[0]) !== "all") {
    const seen = list(told.map(({ server }, i) => `${nameOf(server, servers)} ${serials[i]}`).sort());
    const sentence = `The nameservers have different versions (serials) of the zone: ${seen}.`;
    const next = "Nothing to do after a change; if it stays so for hours, tell the DNS provider.";
    return { id, status: "warn", sentence, seen, wanted: "one version everywhere", next };
  }
  const { nameless } = facts.delegation;
  if (nameless.length > 0) {
    const seen = list(nameless);
    const named =
      nameless.length === 1 ? "is named as a nameserver but has" : "are named as nameservers but have";
    const next = "Take it off the list of nameservers, or give it an address.";
    return { id, status: "warn", sentence: `${seen} ${named} no address.`, seen, wanted: "an address", next };
  }
  const wanted = [...parentNames].sort().join(", ");
  const lists = told.map(({ server }) => {
    const records = answerOf(server, zone, "NS")?.records.filter((record) => record.type === "NS") ?? [];
    return records
      .map((record) => record.data)
      .sort()
      .join(", ");
  });
  const other = lists.find((names) => names !== "" && names !== wanted);
  if (other) {
    const registered = zone === target.registrable;
    const above = registered ? "The registrar" : parentZone(facts.delegation.parent);
    const sentence = `${above} names ${wanted}; the zone itself names ${other}.`;
    const next = `Make ${registered ? "registrar" : "the zone above"} and zone list the same nameservers.`;
    return { id, status: "warn", sentence, seen: other, wanted, next };
  }
  return { id, status: "pass", sentence: `All have version ${serials[0]}.` };
}

const serialOf = (soa = "") => soa.split(" ")[2] ?? "";
