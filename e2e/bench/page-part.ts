import { gzipSync } from "node:zlib";
import { adoptConnection, closeDatabase, openPostgres } from "@/db/connection";
import { startPortal } from "@/e2e/portal";
import { startBare } from "./bare-process";
import { another, type Filled, fillEmbedded, fillPostgres } from "./data";
import { type Figures, fetchPage, load, median } from "./load";
import { type BenchPage, PAGES, readPage } from "./pages";
import { scriptsOf } from "./scripts";
import { FULL_SIZE, SMALL_SIZE } from "./seed";
import { portalSettings } from "./settings";
import { countingProxy } from "./statements";
import { kilobytes, printTable } from "./table";

export interface PageMeasure {
  rounds: number;
  requests: number;
  connections: number;
  /** A part of the name of the pages that are compared; all, if absent. */
  only?: string;
}

const cookieOf = ({ tokens }: Filled, { reader }: BenchPage) => `portico-session=${tokens[reader]}`;

/** Requests per second of both servers in turn, portal, bare, portal, bare …; the medians of all rounds. */
async function compare(title: string, filled: Filled, measure: PageMeasure) {
  const { connections, rounds, requests } = measure;
  const settings = portalSettings();
  const portal = await startPortal({ ...settings, ...filled.settings });
  const html: string[] = [];
  for (const page of PAGES)
    html.push(await fetchPage(`${portal.origin}${page.path}`, cookieOf(filled, page)));
  const bare = await startBare({ ...settings, ...another(filled) }, { tokens: filled.tokens, html });
  const rows = [];
  for (const page of PAGES.filter(({ name }) => !measure.only || name.includes(measure.only))) {
    const urls = [`${portal.origin}${page.path}`, `${bare.origin}/${PAGES.indexOf(page)}`];
    const [ours, least] = await inTurn(urls, cookieOf(filled, page), measure);
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

async function inTurn(urls: string[], cookie: string, measure: PageMeasure) {
  for (const url of urls) await load(url, cookie, measure);
  const figures = urls.map((): Figures[] => []);
  for (let round = 0; round < measure.rounds; round++)
    for (const [i, url] of urls.entries()) figures[i]?.push(await load(url, cookie, measure));
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
  const portal = await startPortal({ ...portalSettings(), DATABASE_URL: proxy.url });
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

/** The main pages beside a bare server, on PostgreSQL and on the embedded database. */
export async function benchPages(postgresUrl: string, measure: PageMeasure) {
  const large = await fillPostgres(postgresUrl, "large", FULL_SIZE);
  await printWeights(large, await fillPostgres(postgresUrl, "small", SMALL_SIZE));
  await compare("PostgreSQL", large, measure);
  await compare("PGlite", await fillEmbedded(FULL_SIZE), measure);
}
