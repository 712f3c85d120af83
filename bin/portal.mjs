import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { answering } from "./answering.mjs";
import { redactConsole } from "./redact.mjs";

/** How long a request that is under way when the portal stops may take, in milliseconds. */
const LAST_REQUESTS = 10_000;

/** How long somebody may take to ask, in milliseconds, and how much they may say before the form itself. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
};

/** Connections at a time, and how long one may stand still, in milliseconds: a first page in development takes a while. */
function bounded(server) {
  server.maxConnections = 2_000;
  server.maxHeadersCount = 100;
  return server.setTimeout(120_000);
}

/** Whether nobody listens on this port, on either loopback. */
async function isFree(port) {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1"));
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(!["EADDRINUSE", "EACCES"].includes(error.code)));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** The port asked for, or the first free one from 3000 on. */
export async function choosePort(asked) {
  if (asked) return Number(asked);
  for (let port = 3000; port < 3100; port++) if (await isFree(port)) return port;
  throw new Error("No port from 3000 to 3099 is free. Choose one with PORT.");
}

/** The secret of this data folder, made at the first start and readable by its owner only. */
export function secretOf(dataFolder) {
  const file = join(dataFolder, "secret");
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}

/** Completes process.env with what the portal needs to be told, and says where it will listen. */
export async function configure() {
  const port = await choosePort(process.env.PORT);
  const host = process.env.HOST || "127.0.0.1";
  process.env.PORT = String(port);
  process.env.PORTICO_DATA ||= ".data";
  process.env.PORTICO_ORIGIN ||= `http://localhost:${port}`;
  process.env.PORTICO_SECRET ||= secretOf(process.env.PORTICO_DATA);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  return { port, host };
}

/** Makes the embedded database of a new data folder, in a process of its own: see db/first-open.ts. */
function makeDatabase() {
  const { DATABASE_URL, PORTICO_DATA } = process.env;
  if (DATABASE_URL || existsSync(join(PORTICO_DATA, "database", "PG_VERSION"))) return;
  console.log("Making the database …");
  const args = ["--import", "tsx", "--conditions=react-server", "db/first-open.ts"];
  if (spawnSync(process.execPath, args, { stdio: "inherit" }).status !== 0) process.exit(1);
}

/** Serves the portal in this process until SIGTERM or SIGINT. Resolves when it answers. */
export async function serve({ port, host, dev = false }) {
  redactConsole();
  makeDatabase();
  const { default: next } = await import("next");
  // Next would answer upgrades past our guard, and leave their sockets open. Only its development needs them.
  const upgrades = dev ? undefined : new EventEmitter();
  const portal = next({ dev, hostname: host, port, dir: process.cwd(), httpServer: upgrades });
  let prepared;
  const answer = answering(dev, async (request, response) => {
    await prepared;
    await portal.getRequestHandler()(request, response);
  });
  const server = bounded(createServer(LIMITS, answer));
  await listening(server, port, host);
  prepared = portal.prepare();
  await prepared;
  stopOnSignal(server, portal);
  await firstAnswer(port, host);
}

function listening(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(
        error.code === "EADDRINUSE" ? new Error(`Port ${port} is taken. Choose another with PORT.`) : error,
      ),
    );
    server.listen(port, host, resolve);
  });
}

/** Next opens what instrumentation.ts opens with the first request: that one is ours. */
async function firstAnswer(port, host) {
  const here = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
  const name = here.includes(":") ? `[${here}]` : here;
  await fetch(`http://${name}:${port}/`, { redirect: "manual" });
}

/**
 * On a signal: takes no new requests, begins no new work, and ends when what is under way is done. A second signal ends
 * at once. `porticoStop` is set by the portal's own job queue, which lives in Next's bundle.
 */
export function stopOnSignal(server, portal) {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    const done = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    // A connection that is kept brings its next request: that one is its last.
    server.prependListener("request", (_, response) => {
      response.shouldKeepAlive = false;
    });
    setTimeout(() => server.closeAllConnections(), LAST_REQUESTS).unref();
    await Promise.all([done, globalThis.porticoStop?.()]);
    await portal.close();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
