import { type IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import { finished } from "node:stream";
import type { HttpFacts } from "@/domain/go-live/seen/facts";
import { failureOf } from "./tls";

export interface Visit {
  /** A connected or connecting socket; it is destroyed afterwards. */
  socket: Socket;
  scheme: "http" | "https";
  host: string;
  path?: string;
  clock: () => Date;
  signal: AbortSignal;
  /** Read the body of a page up to the limit, for its title; otherwise stop after the headers. */
  body: boolean;
  /** Header names to keep besides the usual ones. */
  markers?: string[];
}

const timeLimit = 4000;
const headerLimit = 16 * 1024;
const bodyLimit = 256 * 1024;
const interimLimit = 8;
/** Of a header's value, and so of a redirect: a shorter one would lead to a page that nobody meant. */
export const valueLimit = 4096;

const keptHeaders = [
  "location",
  "server",
  "via",
  "content-type",
  "x-robots-tag",
  "strict-transport-security",
  "x-cache",
  "x-served-by",
  "cf-ray",
];

/** Nobody sees the body of one. */
export const isRedirect = ({ status = 0, headers }: Partial<HttpFacts>) =>
  status >= 300 && status <= 399 && Boolean(headers?.location);

/** One GET on one connection: nothing followed, nothing inflated, bounded in headers, body and time. */
export async function visit(to: Visit): Promise<HttpFacts> {
  const at = to.clock().toISOString();
  const start = performance.now();
  const url = `${to.scheme}://${to.host}${to.path ?? "/"}`;
  const found = await get(to);
  to.socket.destroy();
  return { url, at, ms: Math.round(performance.now() - start), headers: {}, hops: [], ...found };
}

function get(to: Visit): Promise<Partial<HttpFacts> & Pick<HttpFacts, "outcome">> {
  return new Promise((resolve) => {
    let answered: Partial<HttpFacts> = {};
    const finish = (end: Partial<HttpFacts> & Pick<HttpFacts, "outcome">) => {
      clearTimeout(timer);
      to.signal.removeEventListener("abort", late);
      resolve({ ...answered, ...end });
    };
    const late = () => finish(answered.status ? { outcome: "ok", cut: "time" } : { outcome: "hang" });
    const timer = setTimeout(late, timeLimit);
    to.signal.addEventListener("abort", late);
    const asked = request({
      createConnection: () => to.socket,
      method: "GET",
      path: to.path ?? "/",
      maxHeaderSize: headerLimit,
      headers: {
        host: to.host,
        "accept-encoding": "identity",
        accept: "text/html,*/*",
        "user-agent": "Portico go-live check",
        connection: "close",
      },
    });
    let interim = 0;
    asked.on("information", () => ++interim > interimLimit && finish({ outcome: "flood" }));
    asked.on("error", (error) => finish(answered.status ? { outcome: "ok" } : httpFailure(error)));
    asked.on("response", (response) => {
      answered = { status: response.statusCode, headers: chosen(response, to.markers ?? []) };
      if (!to.body || isRedirect(answered)) return finish({ outcome: "ok" });
      readTitle(response, (end) => finish({ outcome: "ok", ...end }));
    });
    // Where the other side changes the protocol there is neither an error nor a response.
    asked.once("close", () => answered.status || finish({ outcome: "reset" }));
    asked.end();
  });
}

function httpFailure(error: Error): Pick<HttpFacts, "outcome"> {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "HPE_HEADER_OVERFLOW") return { outcome: "flood" };
  return { outcome: code.startsWith("HPE_") ? "malformed" : failureOf(error).outcome };
}

function chosen(response: IncomingMessage, markers: string[]): Record<string, string> {
  const names = [...keptHeaders, ...markers.map((name) => name.toLowerCase())];
  const found = names.filter((name) => response.headers[name] !== undefined);
  return Object.fromEntries(
    found.map((name) => [name, asWritten(String(response.headers[name])).slice(0, valueLimit)]),
  );
}

/** Node reads headers as Latin-1; many servers write UTF-8, and browsers take it as such where it is. */
function asWritten(value: string): string {
  const text = Buffer.from(value, "latin1").toString("utf8");
  return text.includes("\ufffd") ? value : text;
}

function readTitle(
  response: IncomingMessage,
  done: (end: Pick<HttpFacts, "title" | "robots" | "size" | "cut">) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const end = (cut?: "size") => {
    const html = Buffer.concat(chunks).toString("utf8");
    const [title, robots] = [titleIn(html), robotsIn(html)];
    done({
      size,
      ...(title !== undefined && { title }),
      ...(robots !== undefined && { robots }),
      ...(cut && { cut }),
    });
  };
  response.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > bodyLimit) end("size");
  });
  // A page that breaks off has no end; what came of it counts.
  finished(response, () => end());
}

function titleIn(html: string): string | undefined {
  const title = /<title[^>]{0,200}>([^<]{0,500})/i.exec(html)?.[1];
  return title?.replace(/\s+/g, " ").trim().slice(0, 200);
}

function robotsIn(html: string): string | undefined {
  const meta = /<meta\s[^>]{0,200}\bname\s*=\s*["']?(?:robots|googlebot)\b[^>]{0,200}>/i.exec(html)?.[0];
  return meta && /\bcontent\s*=\s*["']?([^"'>]{0,200})/i.exec(meta)?.[1];
}
