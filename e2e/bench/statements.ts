import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/**
 * Stands between the portal and PostgreSQL and counts the statements that are run, begin and commit among them: simple
 * queries and executions of the wire protocol (PostgreSQL documentation, chapter 55). `url` is the way through.
 */
export async function countingProxy(database: string) {
  const target = new URL(database);
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const behind = connect(Number(target.port), target.hostname);
    for (const socket of [client, behind]) sockets.add(socket.on("error", () => client.destroy()));
    const tally = messages((type) => (count += type === "Q" || type === "E" ? 1 : 0));
    client.on("data", tally).pipe(behind).pipe(client);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(database);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  /** The statements of one `work`: the least of five, because the portal's own clocks ask too, now and then. */
  const least = async (work: () => Promise<unknown>) => {
    const counts: number[] = [];
    for (let i = 0; i < 5; i++) {
      const before = count;
      await work();
      counts.push(count - before);
    }
    return Math.min(...counts);
  };
  return { url: url.href, least, close };
}

/** Cuts the bytes from a client into messages and tells the type of each; the first has none. */
function messages(tell: (type: string) => void) {
  let rest = Buffer.alloc(0);
  let started = false;
  return (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    for (let end = endOf(rest, started); end <= rest.length; end = endOf(rest, started)) {
      if (started) tell(String.fromCharCode(rest[0] ?? 0));
      started = true;
      rest = rest.subarray(end);
    }
  };
}

/** Where the first message ends: a type of one byte, which the very first lacks, and a length that counts itself. */
function endOf(bytes: Buffer, typed: boolean) {
  const start = typed ? 1 : 0;
  return bytes.length < start + 4 ? Number.POSITIVE_INFINITY : start + bytes.readInt32BE(start);
}
