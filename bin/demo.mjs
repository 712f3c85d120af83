// The portal with the guide's example on a practice internet, all of it on this machine: npm run demo
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { configure, serve } from "./portal.mjs";

const LOOPBACK = ["localhost", "127.0.0.1", "::1", "[::1]"];

function refuseOthers(setting, host) {
  if (LOOPBACK.includes(host)) return;
  throw new Error(`The demo is for this machine alone: ${setting} must be localhost, and it is ${host}.`);
}

/** Starts the practice internet, which ends with this process, and gives what it says of itself. */
async function startInternet(file, ask) {
  rmSync(file, { force: true });
  const args = ["--import", "tsx", "e2e/internet/serve.ts", "--out", file, "--ask", ask];
  const internet = spawn(process.execPath, args, { stdio: ["pipe", "inherit", "inherit"] });
  const ended = once(internet, "exit").then(() => {
    throw new Error("The practice internet ended.");
  });
  ended.catch(stopWithReason);
  while (!existsSync(file)) await Promise.race([pause(100), ended]);
  return JSON.parse(readFileSync(file, "utf8"));
}

function stopWithReason(error) {
  console.error(error.message);
  process.exit(1);
}

try {
  refuseOthers("HOST", process.env.HOST || "127.0.0.1");
  refuseOthers("PORTICO_ORIGIN", new URL(process.env.PORTICO_ORIGIN || "http://localhost").hostname);
  const data = join(process.env.PORTICO_DATA || ".data", "demo");
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const practice = join(data, "practice.json");
  Object.assign(process.env, { NODE_ENV: "production", PORTICO_DATA: data });
  const where = await configure();
  const token = randomBytes(24).toString("base64url");
  const ask = `http://localhost:${where.port}/api/edge?token=${token}&`;
  const { provider, edge } = await startInternet(practice, ask);
  Object.assign(process.env, {
    EDGE_TOKEN: token,
    PORTICO_DEMO: "1",
    PORTICO_PRACTICE: practice,
    EDGE_DOMAIN: edge.domain,
    EDGE_ADDRESSES: edge.addresses.join(" "),
    EDGE_MARKER: edge.marker,
    // Nothing of the demo reaches a real database or a real mailbox, whatever .env says.
    DATABASE_URL: "",
    DATABASE_OWNER_URL: "",
    SMTP_URL: "",
  });
  await serve(where);
  console.log(`\nThe portal:                ${process.env.PORTICO_ORIGIN}`);
  console.log(`The clients' DNS provider: ${provider}\n`);
} catch (error) {
  stopWithReason(error);
}
