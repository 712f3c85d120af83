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
  const seen = list(unsafe.map(({ server }) => `${server.name} ${server.address}`));
  const status = unsafe.length === situation.servers.length ? "fail" : "warn";
  return {
    id,
    status,
    seen,
    wanted: "a public address",
    sentence: `${seen} is not a public address; we did not ask there.`,
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
  const names = [...new Set([...silentNames, ...facts.delegation.unresolved])];
  const evidence = hostEvidence(situation);
  if (names.length === 0)
    return { id, status: "pass", sentence: `All ${servers.length} nameserver addresses answer.`, evidence };
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

function nsConsistent({ answering, facts }: Situation): Finding {
  const id = "ns.consistent";
  const { zone, parentNames } = facts.delegation;
  const told = answering.filter(({ server }) => answerOf(server, zone, "SOA")?.outcome === "answer");
  if (told.length === 0)
    return { id, status: "unknown", sentence: "No nameserver told its version of the zone." };
  const serials = told.map(({ server }) => serialOf(answerOf(server, zone, "SOA")?.records[0]?.data));
  if (share(serials, (serial) => serial === serials[0]) !== "all") {
    const seen = list(told.map(({ server }, i) => `${server.name} ${serials[i]}`));
    return { id, status: "warn", sentence: `The nameservers have different versions: ${seen}.`, seen };
  }
  const { nameless } = facts.delegation;
  if (nameless.length > 0) {
    const seen = list(nameless);
    return { id, status: "warn", sentence: `${seen} is named as a nameserver but has no address.`, seen };
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
    const sentence = `The registrar names ${wanted}; the zone itself names ${other}.`;
    return { id, status: "warn", sentence, seen: other, wanted };
  }
  return { id, status: "pass", sentence: `All have version ${serials[0]}.` };
}

const serialOf = (soa = "") => soa.split(" ")[2] ?? "";
