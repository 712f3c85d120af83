import pg from "pg";
import { adoptConnection, closeDatabase, openPostgres } from "@/db/connection";
import { type Filled, fillPostgres } from "./data";
import { progress } from "./engine/lanes";
import { median } from "./load";
import { type BenchPage, PAGES, type Reader, readPage } from "./pages";
import { FULL_SIZE } from "./seed";
import { benchStorm } from "./storm";
import { printTable } from "./table";

const RUNS = 60;
const READERS: Reader[] = ["owner", "few", "viewer"];
const NAMES = ["portfolio, owner", "account", "environment"];

/** What permissions cost the database, and what a storm of sign-ins costs everybody else. */
export async function benchAccess(postgres: { url: string; superuserUrl: string }, rounds: number) {
  progress("access: filling the database");
  const filled = await fillPostgres(postgres.url, "access", FULL_SIZE);
  const pages = PAGES.filter(({ name }) => NAMES.includes(name));
  await readers(filled, pages, rounds);
  await withAndWithout(filled, pages, postgres.superuserUrl, rounds);
  await benchStorm(filled);
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
