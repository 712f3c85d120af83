import pg from "pg";
import { adoptConnection, closeDatabase, openPostgres } from "@/db/connection";
import { hashPassword, passwordMatches } from "@/db/secrets/password";
import { type Filled, fillPostgres } from "./data";
import { inLanes, progress } from "./engine/lanes";
import { median } from "./load";
import { type BenchPage, PAGES, type Reader, readPage } from "./pages";
import { FULL_SIZE } from "./seed";
import { printTable } from "./table";

const RUNS = 60;
const STORM = 32;
const SIGN_INS = 60;
const READERS: Reader[] = ["owner", "few", "viewer"];
const NAMES = ["portfolio, owner", "account", "environment"];

/** What permissions cost the database, and what a storm of sign-ins costs everybody else. */
export async function benchAccess(postgres: { url: string; superuserUrl: string }, rounds: number) {
  progress("access: filling the database");
  const filled = await fillPostgres(postgres.url, "access", FULL_SIZE);
  const pages = PAGES.filter(({ name }) => NAMES.includes(name));
  await readers(filled, pages, rounds);
  await withAndWithout(filled, pages, postgres.superuserUrl, rounds);
  await storm(filled, pages);
}

/** Middle and slow end of what a page asks, in milliseconds, one page after the other. */
async function timesOf(page: BenchPage, token: string, runs = RUNS) {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await readPage(page, token);
    times.push(performance.now() - start);
  }
  return times;
}

const p95 = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
const shown = (ms: number) => ms.toFixed(1);

async function readers({ settings, tokens }: Filled, pages: BenchPage[], rounds: number) {
  adoptConnection(await openPostgres(settings.DATABASE_URL ?? ""));
  const rows = [];
  for (const page of pages) {
    progress(`access: ${page.name} by ${READERS.join(", ")}`);
    const times = READERS.map((): number[] => []);
    for (const reader of READERS) await timesOf(page, tokens[reader], 10);
    for (let round = 0; round < rounds; round++)
      for (const [i, reader] of READERS.entries()) times[i]?.push(...(await timesOf(page, tokens[reader])));
    const [owner = 1, ...others] = times.map(median);
    rows.push([page.name, shown(owner), ...others.flatMap((ms) => [shown(ms), (ms / owner).toFixed(2)])]);
  }
  await closeDatabase();
  const heads = [
    "what the page asks, ms",
    "owner",
    "member of 3 accounts",
    "beside owner",
    "client's viewer",
    "beside owner",
  ];
  printTable("A person with few rights beside 1,000 accounts (PostgreSQL)", heads, rows);
}

/** The owner sees everything, so both ways show the same rows. In this database the portal's role may bypass the policies. */
async function withAndWithout(
  { settings, tokens }: Filled,
  pages: BenchPage[],
  superuser: string,
  rounds: number,
) {
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  const times = pages.map((): [number[], number[]] => [[], []]);
  for (let round = 0; round < rounds; round++)
    for (const [way, attribute] of [
      [0, "nobypassrls"],
      [1, "bypassrls"],
    ] as const) {
      progress(`access: round ${round + 1} of ${rounds}, ${attribute}`);
      await client.query(`alter role portico_app ${attribute}`);
      adoptConnection(await openPostgres(settings.DATABASE_URL ?? ""));
      for (const [i, page] of pages.entries()) {
        await timesOf(page, tokens.owner, 10);
        times[i]?.[way].push(...(await timesOf(page, tokens.owner)));
      }
      await closeDatabase();
    }
  await client.query("alter role portico_app nobypassrls");
  await client.end();
  const rows = pages.map(({ name }, i) => {
    const [bound, free] = (times[i] ?? [[], []]).map(median);
    return [name, shown(bound ?? 0), shown(free ?? 0), ((bound ?? 0) / (free ?? 1)).toFixed(2)];
  });
  printTable(
    "The cost of row-level security (PostgreSQL, owner)",
    ["page", "with, ms", "without, ms", "ratio"],
    rows,
  );
}

/** In one process, as in the portal: passwords are hashed while others read. */
async function storm({ settings, tokens }: Filled, pages: BenchPage[]) {
  adoptConnection(await openPostgres(settings.DATABASE_URL ?? ""));
  const page = pages.find(({ name }) => name === "account");
  if (!page) throw new Error("there is no page to read");
  const stored = await hashPassword("a password of the benchmark");
  progress("access: pages without and with a storm of sign-ins");
  const calm = await timesOf(page, tokens.owner);
  const start = performance.now();
  const hashes = inLanes(SIGN_INS, STORM, () => passwordMatches(stored, "a password of the benchmark"));
  let over = false;
  const ended = hashes.then(() => {
    over = true;
    return SIGN_INS / ((performance.now() - start) / 1_000);
  });
  const times: number[] = [];
  while (!over) times.push(...(await timesOf(page, tokens.owner, 1)));
  const rate = await ended;
  await closeDatabase();
  const rows = [
    ["nobody signs in", shown(median(calm)), shown(p95(calm)), ""],
    [`${STORM} at once sign in`, shown(median(times)), shown(p95(times)), rate.toFixed(1)],
  ];
  printTable("What a page asks during a storm of sign-ins", ["", "p50 ms", "p95 ms", "passwords/s"], rows);
}
