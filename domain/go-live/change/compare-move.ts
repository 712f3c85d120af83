import type { Difference, MoveComparison } from "@/domain/go-live/change/nameserver-move";
import type { SavedRecord } from "@/domain/go-live/change/snapshot";
import { list } from "@/domain/go-live/checks/check";
import { answerOf, failed, type RecordSeen, type ServerFacts } from "@/domain/go-live/seen/facts";
import { isMail, purposeOf, recordKey } from "@/domain/go-live/seen/record-purpose";

/** What is asked of the new nameservers: what the saved records answer. */
export const moveQuestions = (saved: SavedRecord[]) => {
  const compared = saved.filter(isCompared);
  const questions = new Map(compared.map(({ name, type }) => [`${type} ${name}`, { name, type }]));
  return [...questions.values()];
};

/** They differ between nameservers by their nature. */
const isCompared = ({ type }: RecordSeen) => !["SOA", "NS", "DS"].includes(type);

/**
 * What the new nameservers lack of the saved records, or say instead of them.
 * @param host what leads visitors may already lead to the edge there
 * @param wanted what the host says once it is on the edge
 */
export function compareMove(
  saved: SavedRecord[],
  servers: ServerFacts[],
  unasked: MoveComparison["unasked"],
  { host, wanted }: { host: string; wanted: Pick<RecordSeen, "name" | "type" | "data">[] },
): MoveComparison {
  const records = [...new Map(saved.filter(isCompared).map((one) => [recordKey(one), one])).values()];
  const asked = servers.filter((server) => server.answers.some(({ outcome }) => !failed.includes(outcome)));
  const mute = servers.filter((server) => !asked.includes(server));
  const pointed = (server: ServerFacts) => {
    const said = server.answers.flatMap((answer) => answer.records.map(recordKey));
    return wanted.some((one) => said.includes(recordKey(one)));
  };
  const lost = records.flatMap((record) => {
    const at = asked.filter(
      (server) =>
        wasTold(server, record) &&
        !(record.name === host && !isMail(record) && pointed(server)) &&
        !sets(server, record).some((one) => recordKey(one) === recordKey(record)),
    );
    return at.length > 0 ? [differenceOf(record, at)] : [];
  });
  return {
    compared: records.length,
    differences: [...lost, ...strangeMail(records, asked)],
    unasked: [
      ...unasked,
      ...mute.map((server) => ({ server: server.name, why: whyMute(server) })),
      ...asked.flatMap(partlyMute),
    ],
    signed: saved.some(({ type }) => type === "DS"),
  };
}

const wasTold = (server: ServerFacts, { name, type }: RecordSeen) => {
  const answer = answerOf(server, name, type);
  return answer !== undefined && !failed.includes(answer.outcome);
};

function partlyMute({ name: server, answers }: ServerFacts): MoveComparison["unasked"] {
  const untold = answers
    .filter(({ outcome }) => failed.includes(outcome))
    .map(({ type, name }) => `${type} ${name}`);
  return untold.length > 0 ? [{ server, why: `it did not tell ${list(untold.slice(0, 3))}` }] : [];
}

const sets = (server: ServerFacts, { name, type }: Pick<RecordSeen, "name" | "type">) =>
  (answerOf(server, name, type)?.records ?? []).filter((one) => one.name === name && one.type === type);

function differenceOf(record: RecordSeen, servers: ServerFacts[]): Difference {
  const { name, type, ttl, data } = record;
  const purpose = purposeOf(record);
  const instead = servers
    .flatMap((server) => sets(server, record))
    .filter((one) => type !== "TXT" || purposeOf(one) === purpose)
    .map((one) => `${one.type} ${one.data}`);
  return {
    purpose,
    record: { name, type, ttl, data },
    at: names(servers),
    instead: [...new Set(instead)],
  };
}

const names = (servers: ServerFacts[]) => [...new Set(servers.map(({ name }) => name))];

/** A mail server that was not there before takes mail away from the others. */
function strangeMail(saved: RecordSeen[], servers: ServerFacts[]): Difference[] {
  const kept = new Set(saved.map(recordKey));
  const withMail = [...new Set(saved.filter(({ type }) => type === "MX").map(({ name }) => name))];
  const found = servers.flatMap((server) =>
    withMail.flatMap((name) =>
      sets(server, { name, type: "MX" })
        .filter((record) => !kept.has(recordKey(record)))
        .map((record) => ({ record, server })),
    ),
  );
  const lacking = new Set(
    servers.flatMap((server) =>
      saved.some(
        ({ name, type, data }) =>
          type === "MX" && !sets(server, { name, type }).some((one) => one.data === data),
      )
        ? [server]
        : [],
    ),
  );
  // Where a saved one is missing, it is told there already what stands instead.
  return found
    .filter(({ server }) => !lacking.has(server))
    .map(({ record, server }) => ({
      purpose: "mx",
      record: saved.find(({ name, type }) => name === record.name && type === "MX") ?? record,
      at: [server.name],
      instead: [`MX ${record.data}`],
    }));
}

const WHY: Partial<Record<string, string>> = {
  refused: "it refuses to answer for this domain",
  servfail: "it says that it failed",
  "not-authoritative": "it does not have this domain yet",
  silent: "it did not answer",
  late: "we ran out of time to ask it",
  unsafe: "its address is not public, so nothing was sent",
  "no-route": "there is no way to its address from here",
};

const whyMute = ({ answers }: ServerFacts) =>
  WHY[answers[0]?.outcome ?? "silent"] ?? "its answer was no DNS message";
