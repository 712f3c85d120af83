import { sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { adoptConnection, closeDatabase, openPostgres } from "@/db/connection";
import { hashPassword } from "@/db/secrets/password";
import { formWith } from "@/e2e/faults/form-fields";
import { startPortal } from "@/e2e/portal";
import type { Filled } from "./data";
import { inLanes, progress } from "./engine/lanes";
import { fetchPage, quantile } from "./load";
import { portalSettings } from "./settings";
import { printTable } from "./table";

const AT_ONCE = 32;
const SIGN_INS = 192;
const CALM = 60;
const PASSWORD = "a password of the benchmark";
const ROUNDS = 3;

/** People of different clients sign in over HTTP, all at once and from addresses of their own, while somebody reads pages. */
export async function benchStorm({ settings, tokens }: Filled) {
  progress("storm: giving people a password");
  adoptConnection(await openPostgres(settings.DATABASE_URL ?? ""));
  const emails = await withPassword(SIGN_INS);
  await closeDatabase();
  const portal = await startPortal({ ...portalSettings(), ...settings, TRUSTED_PROXIES: "1" });
  const form = formWith(await fetchPage(`${portal.origin}/sign-in`, ""), 'name="password"');
  const read = () => timeOf(`${portal.origin}/accounts/client-1`, `portico-session=${tokens.owner}`);
  const signIn = (n: number) => enter(portal.origin, form, emails[n] ?? "", addressOf(n));
  for (let n = 0; n < CALM / 2; n++) await read();
  const [calm, stormy, rates]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    progress(`storm: round ${round + 1} of ${ROUNDS}`);
    for (let n = 0; n < CALM; n++) calm.push(await read());
    const each = SIGN_INS / ROUNDS;
    const storm = { over: false };
    const start = performance.now();
    const signedIn = inLanes(each, AT_ONCE, (n) => signIn(round * each + n)).finally(() => {
      storm.over = true;
      rates.push(each / ((performance.now() - start) / 1_000));
    });
    while (!storm.over) stormy.push(await read());
    await signedIn;
  }
  await portal.stop();
  print(calm, stormy, rates);
}

function print(calm: number[], stormy: number[], rates: number[]) {
  const row = (name: string, times: number[], rate: string) => {
    const sorted = [...times].sort((a, b) => a - b);
    return [name, ...[0.5, 0.95].map((part) => quantile(sorted, part).toFixed(0)), rate];
  };
  const rate = quantile(
    [...rates].sort((a, b) => a - b),
    0.5,
  );
  printTable(
    `The account page over HTTP during a storm of sign-ins (${stormy.length} pages read in it)`,
    ["", "p50 ms", "p95 ms", "sign-ins/s"],
    [row("nobody signs in", calm, ""), row(`${AT_ONCE} at once sign in`, stormy, rate.toFixed(1))],
  );
}

/** Gives so many people of clients a password, and says who they are. */
async function withPassword(count: number) {
  const hash = await hashPassword(PASSWORD);
  return asSystem(async (tx) => {
    const { rows } = await tx.execute<{ id: string; email: string }>(
      sql`select id, email from users where email like 'person-1@client-%' order by email limit ${count}::int`,
    );
    for (const { id } of rows)
      await tx.execute(
        sql`insert into credentials (user_id, password_hash) values (${id}::uuid, ${hash}) on conflict do nothing`,
      );
    if (rows.length < count) throw new Error(`only ${rows.length} people to sign in`);
    return rows.map(({ email }) => email);
  });
}

/** The portal counts the tries of an address; here everybody comes from another one. */
const addressOf = (n: number) => `198.18.${n >> 8}.${n & 255}`;

async function enter(origin: string, form: FormData, email: string, address: string) {
  const body = new FormData();
  for (const [name, value] of form) body.set(name, value);
  body.set("email", email);
  body.set("password", PASSWORD);
  const response = await fetch(`${origin}/sign-in`, {
    method: "POST",
    headers: { origin, "sec-fetch-site": "same-origin", "x-forwarded-for": address },
    body,
    redirect: "manual",
  });
  await response.arrayBuffer();
  if (response.status !== 303 || !response.headers.get("set-cookie")?.includes("portico-session="))
    throw new Error(`signing in as ${email} answered ${response.status}`);
}

async function timeOf(url: string, cookie: string) {
  const start = performance.now();
  await fetchPage(url, cookie);
  return performance.now() - start;
}
