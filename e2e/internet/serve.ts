import { renameSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { askAt } from "./ask";
import { demoWorld, practiceEdge, practiceSites } from "./demo-world";
import { startInternet } from "./internet";
import { serveProvider } from "./provider-server";

/**
 * `npx tsx e2e/internet/serve.ts --out FILE [--provider-port N] [--ask URL]`
 *
 * Starts the demonstration's internet on loopback, then writes FILE: the portal's InternetConfig with
 * `provider` (address of the provider's page) and `edge` (domain, addresses, marker). Stops on SIGTERM,
 * SIGINT and when stdin closes, so that it never outlives the process that started it.
 *
 * `--ask URL`: where the edge asks for the label of a hostname that no CNAME tells; URL ends in `?` or `&`, and
 * `host=website1.com` is added. The answer is `{"label": "…"}`, anything but 200 means unknown.
 */
async function serve(): Promise<void> {
  const { values } = parseArgs({
    options: { out: { type: "string" }, "provider-port": { type: "string" }, ask: { type: "string" } },
  });
  if (!values.out) throw new Error("Say where to write the description: --out FILE");
  // whoever waits for the file must not find that of an earlier run
  rmSync(values.out, { force: true });
  const internet = await startInternet(demoWorld);
  if (internet.edge && values.ask) internet.edge.ask = askAt(values.ask);
  const provider = await serveProvider(internet, practiceSites, Number(values["provider-port"] ?? 0));
  const stop = async () => {
    await Promise.all([provider.close(), internet.close()]);
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.stdin.on("end", stop).on("close", stop).resume();
  const description = { ...internet.config, provider: provider.url, edge: practiceEdge };
  writeFileSync(`${values.out}.new`, `${JSON.stringify(description, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${values.out}.new`, values.out);
}

serve().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
