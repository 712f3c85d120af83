// Measures the main pages beside a bare server: npm run bench [-- --rounds=3 --requests=200 --connections=16 --only=NAME]
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { findPostgres, HOW_TO_GET_POSTGRES, startPostgres } from "@/bin/postgres.mjs";
import { adoptConnection, closeDatabase, openPostgres } from "@/db/connection";
import { startPortal } from "@/e2e/portal";
import { startBare } from "./bare-process";
import { another, type Filled, fillEmbedded, fillPostgres } from "./data";
import { type Figures, fetchPage, load, median } from "./load";
import { type BenchPage, PAGES, readPage } from "./pages";
import { scriptsOf } from "./scripts";
import { FULL_SIZE, SMALL_SIZE } from "./seed";
import { countingProxy } from "./statements";
import { kilobytes, printTable } from "./table";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    requests: { type: "string", default: "200" },
    connections: { type: "string", default: "16" },
    only: { type: "string" },
  },
});
const rounds = Number(values.rounds);
const requests = Number(values.requests);
const connections = Number(values.connections);
const pages = PAGES.filter(({ name }) => !values.only || name.includes(values.only));

process.env.PORTICO_SECRET = randomBytes(32).toString("base64url");
const settings = {
  PORTICO_SECRET: process.env.PORTICO_SECRET,
  EDGE_DOMAIN: "edge.example.net",
  EDGE_ADDRESSES: "203.0.113.10",
};

const cookieOf = ({ tokens }: Filled, { reader }: BenchPage) => `portico-session=${tokens[reader]}`;

/** Requests per second of both servers in turn, portal, bare, portal, bare …; the medians of all rounds. */
async function compare(title: string, filled: Filled) {
  const portal = await startPortal({ ...settings, ...filled.settings });
  const html: string[] = [];
  for (const page of PAGES)
    html.push(await fetchPage(`${portal.origin}${page.path}`, cookieOf(filled, page)));
  const bare = await startBare({ ...settings, ...another(filled) }, { tokens: filled.tokens, html });
  const rows = [];
  for (const page of pages) {
    const urls = [`${portal.origin}${page.path}`, `${bare.origin}/${PAGES.indexOf(page)}`];
    const [ours, least] = await inTurn(urls, cookieOf(filled, page));
    if (!ours || !least) throw new Error("nothing was measured");
    rows.push([page.name, ...shown(ours), ...shown(least), (ours.rate / least.rate).toFixed(2)]);
  }
  await bare.stop();
  await portal.stop();
  printTable(
    `${title}: ${connections} connections, ${rounds} rounds of ${requests} requests`,
    ["page", "portal req/s", "p50 ms", "p95 ms", "bare req/s", "p50 ms", "p95 ms", "ratio"],
    rows,
  );
}

async function inTurn(urls: string[], cookie: string) {
  for (const url of urls) await load(url, cookie, { connections, requests });
  const figures = urls.map((): Figures[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, url] of urls.entries())
      figures[i]?.push(await load(url, cookie, { connections, requests }));
  return figures.map(middle);
}

const middle = (all: Figures[]): Figures => ({
  rate: median(all.map(({ rate }) => rate)),
  p50: median(all.map(({ p50 }) => p50)),
  p95: median(all.map(({ p95 }) => p95)),
});

const shown = ({ rate, p50, p95 }: Figures) => [rate, p50, p95].map((value) => value.toFixed(0));

/** HTML and statements of each page, and the statements of its counterpart in the bare server. */
async function weigh(filled: Filled) {
  const proxy = await countingProxy(filled.settings.DATABASE_URL ?? "");
  const portal = await startPortal({ ...settings, DATABASE_URL: proxy.url });
  adoptConnection(await openPostgres(proxy.url));
  const weights = [];
  for (const page of PAGES) {
    const get = () => fetchPage(`${portal.origin}${page.path}`, cookieOf(filled, page));
    const html = await get();
    const statements = await proxy.least(get);
    const bare = await proxy.least(() => readPage(page, filled.tokens[page.reader]));
    weights.push({ html, statements, bare });
  }
  await closeDatabase();
  await portal.stop();
  proxy.close();
  return weights;
}

async function printWeights(large: Filled, small: Filled) {
  const [full, few] = [await weigh(large), await weigh(small)];
  const rows = full.map(({ html, statements, bare }, i) => {
    const scripts = scriptsOf(html);
    const sizes = [Buffer.byteLength(html), gzipSync(html).length, scripts.total, scripts.own].map(kilobytes);
    return [PAGES[i]?.name ?? "", ...sizes, `${few[i]?.statements}`, `${statements}`, `${bare}`];
  });
  const heads = ["page", "HTML kB", "gzip kB", "scripts gzip kB", "of that own", "statements, 1 account"];
  printTable("What a page weighs and asks", [...heads, "1,000 accounts", "bare server"], rows);
}

const programs = findPostgres();
if (!programs) throw new Error(HOW_TO_GET_POSTGRES);
const postgres = await startPostgres(programs);
try {
  const large = await fillPostgres(postgres.url, "large", FULL_SIZE);
  await printWeights(large, await fillPostgres(postgres.url, "small", SMALL_SIZE));
  await compare("PostgreSQL", large);
  await compare("PGlite", await fillEmbedded(FULL_SIZE));
} finally {
  await postgres.stop();
}
process.exit();
