// Starts the portal that bin/setup.mjs made ready: node bin/start.mjs [--dev]
import { configure, serve } from "./portal.mjs";

const dev = process.argv.includes("--dev");
process.env.NODE_ENV = dev ? "development" : "production";

try {
  const { default: dotenv } = await import("@next/env");
  dotenv.loadEnvConfig(process.cwd(), dev, { info() {}, error: console.error });
  await serve({ ...(await configure()), dev });
  console.log(`\nPortico is ready: ${process.env.PORTICO_ORIGIN}\n`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
