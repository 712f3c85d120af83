import { Agent, get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

export interface Load {
  /** Requests under way at any time, each on a connection that is kept. */
  connections: number;
  requests: number;
}

export interface Figures {
  /** Requests answered in a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
}

/** Sends a fixed number of requests, the next as soon as one is answered. Throws at an answer other than 200. */
export async function load(url: string, cookie: string, { connections, requests }: Load): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let left = requests;
  const start = performance.now();
  const one = async () => {
    while (left-- > 0) {
      const sent = performance.now();
      await drained(await request(url, cookie, agent));
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - start) / 1_000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { rate: requests / seconds, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** The body of one page. */
export async function fetchPage(url: string, cookie: string) {
  return text(await request(url, cookie));
}

export const median = (values: number[]) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

export function quantile(sorted: number[], part: number) {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  if (value === undefined) throw new Error("nothing was measured");
  return value;
}

function request(url: string, cookie: string, agent?: Agent) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (response) =>
      response.statusCode === 200
        ? resolve(response)
        : reject(new Error(`${url} answered ${response.statusCode}`)),
    ).once("error", reject);
  });
}

const drained = (response: IncomingMessage) =>
  new Promise((resolve, reject) => response.once("error", reject).once("end", resolve).resume());
