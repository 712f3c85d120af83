import { answerOf, failed, type RecordSeen, type ServerFacts } from "./facts";

export const exchangeOf = ({ data }: Pick<RecordSeen, "data">) => data.split(" ")[1] ?? "";

/** The MX records by which a server has mail delivered to this name, by itself or through an alias. */
export const mailTo = (server: ServerFacts, name: string): RecordSeen[] =>
  server.answers
    .filter(({ type, outcome }) => type === "MX" && !failed.includes(outcome))
    .flatMap(({ records }) => records)
    .filter((record) => record.type === "MX" && leadsTo(server, exchangeOf(record), name));

const leadsTo = (server: ServerFacts, exchange: string, name: string) =>
  exchange === name ||
  answerOf(server, exchange, "A")?.records.some(({ type, data }) => type === "CNAME" && data === name);
