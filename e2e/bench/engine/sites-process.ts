// The practice internet in a process of its own, so that its TLS does not share a thread with what is measured.
import { startInternet } from "@/e2e/internet/internet";
import { sitesWorld } from "./sites-world";

const { config } = await startInternet(sitesWorld());
process.send?.(config);
process.once("disconnect", () => process.exit());
