// The least that a page costs on Node: the same queries through the same driver, then bytes that are there already.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { database } from "@/db/connection";
import { PAGES, type Reader, readPage } from "./pages";

/** What main.ts hands over: a session token for each reader and the HTML of each page. */
export interface BareTask {
  tokens: Record<Reader, string>;
  html: string[];
}

const { html }: BareTask = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const bodies = html.map((text) => Buffer.from(text));

await database();
const server = createServer(async (request, response) => {
  const index = Number(request.url?.slice(1));
  const page = PAGES[index];
  const token = /portico-session=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
  if (!page || !token) return response.writeHead(404).end();
  await readPage(page, token);
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(bodies[index]);
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("bare server is ready"));
process.once("SIGTERM", () => process.exit(0));
