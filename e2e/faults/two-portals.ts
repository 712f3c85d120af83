import pg from "pg";
import { findPostgres, startPostgres } from "@/bin/postgres.mjs";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { foundAgency } from "@/db/commands/accounts/agency";
import { beginSession } from "@/db/commands/sign-in/sessions";
import { adoptConnection, closeDatabase, openPostgres } from "@/db/connection";
import { users } from "@/db/schema/users";
import { freePort, type Portal, startPortal } from "@/e2e/portal";
import { Skipped } from "./fault";

export interface Cluster {
  url: string;
  restart: () => Promise<void>;
  cookie: string;
  /** Starts a portal on it; always at the same address when `port` is given. */
  portal: (port?: number, more?: Record<string, string>) => Promise<Portal>;
}

/** A PostgreSQL with an agency, a client and a signed-in owner, for portals to share. */
export async function withCluster<T>(work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const { url, stop, restart } = await freshPostgres();
  const settings = { DATABASE_URL: url, PORTICO_SECRET: process.env.PORTICO_SECRET ?? "" };
  const started: Portal[] = [];
  try {
    adoptConnection(await openPostgres(url));
    const cookie = `portico-session=${await fill()}`;
    await closeDatabase();
    const portal = async (port?: number, more: Record<string, string> = {}) => {
      const one = await startPortal({ ...settings, ...more, PORT: String(port ?? (await freePort())) });
      started.push(one);
      return one;
    };
    return await work({ url, restart, cookie, portal });
  } finally {
    for (const one of started) await one.stop();
    await stop();
  }
}

/** A PostgreSQL of our own with an empty database of the portal's login. */
export async function freshPostgres() {
  const programs = findPostgres();
  if (!programs) throw new Skipped("there is no PostgreSQL here");
  const server = await startPostgres(programs);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query("create database portico");
  await client.end();
  return { ...server, url: Object.assign(new URL(server.url), { pathname: "/portico" }).href };
}

async function fill() {
  await foundAgency({ agency: "Harbour Row", name: "Ana Ruiz", email: "ana@harbour.com" });
  const [user] = await asSystem((tx) => tx.select().from(users));
  if (!user) throw new Error("there is no owner");
  const { id: userId, name, email, timeZone } = user;
  const owner = { userId, name, email, timeZone, staffRole: "owner" as const, sessionId: "" };
  const website = { name: "Website", hostname: "www.website1.com", origin: null };
  await foundAccount(owner, { name: "Client 1", website });
  const from = { agent: "", address: "" };
  return asSystem(async (tx) => (await beginSession(tx, { userId, method: "password", from })).token);
}
