import { benchDns } from "@/e2e/bench/engine/dns-speed";

await benchDns({ rounds: 3, environments: Number(process.env.N ?? 2000) });
process.exit();
