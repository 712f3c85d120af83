// One nameserver in a process of its own, so that it does not share a thread with what is measured.
import { startInternet } from "@/e2e/internet/internet";
import { zoneLines } from "./authority";

const address = "192.0.2.11";
const internet = await startInternet({
  root: { addr: "192.0.2.1" },
  tlds: { com: { addr: "192.0.2.2" } },
  resolvers: {},
  hosts: {},
  extraPublic: ["192.0.2.0/24"],
  zones: { "bench.com": { servers: [{ name: "ns1.bench.com", addr: address }], records: zoneLines() } },
});
process.send?.(Number(internet.config.routes[`${address}:53`]?.split(":").at(-1)));
process.once("disconnect", () => process.exit());
