// Says whether every recorded event is as it was written: npm run audit:verify
import { spawnSync } from "node:child_process";
import dotenv from "@next/env";
import { configure } from "./portal.mjs";

dotenv.loadEnvConfig(process.cwd(), false, { info() {}, error: console.error });
await configure();
const args = ["--import", "tsx", "--conditions=react-server", "app/audit-verify.ts"];
process.exit(spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 2);
