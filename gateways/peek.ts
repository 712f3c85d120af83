import { type Answer, answerOf, type Outcome, type ServerFacts } from "@/domain/go-live/seen/facts";
import { answerFrom } from "./dns/answer";
import { DnsClient } from "./dns/client";
import { type InternetConfig, Network } from "./network";

const PATIENCE_MS = 2_000;
const ANSWERS: Outcome[] = ["answer", "empty", "nxdomain"];

/**
 * Whether one of these nameservers says something else of the host than at the last look. It is asked one question,
 * where a whole look asks thirty: so it can be asked every second. Who does not answer says nothing else.
 */
export async function saysOther(
  servers: ServerFacts[],
  host: string,
  internet: InternetConfig,
  now: () => Date,
): Promise<boolean> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(PATIENCE_MS)]);
  const client = new DnsClient(new Network(internet), now, signal);
  const question = { name: host, type: "A" };
  const asked = servers.map(async (server) => {
    const reply = await client.ask(server.address, question, { server: server.name });
    const answer = answerFrom(question, reply, true);
    return ANSWERS.includes(answer.outcome) && said(answer) !== said(answerOf(server, host, "A"));
  });
  // Nobody waits for a silent one when another has news.
  const none = Promise.all(asked).then(() => false);
  const other = await Promise.race([none, ...asked.map(async (one) => (await one) || none)]);
  over.abort();
  return other;
}

/** What an answer says, whatever its order and for how long. */
const said = (answer: Answer | undefined) =>
  answer &&
  [answer.outcome, ...answer.records.map(({ name, type, data }) => `${name} ${type} ${data}`).sort()].join();
