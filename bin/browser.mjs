import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const unpacked = join(root, "node_modules/.cache/portico-chromium");

export const HOW_TO_GET_CHROMIUM =
  process.platform === "linux"
    ? "No Chromium was found for the browser journeys. Install one: sudo apt-get install -y chromium"
    : "No Chromium was found for the browser journeys. Install one: npx playwright install chromium";

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

export const SAFE_ARGUMENTS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * A Chromium that was seen to render a page: { path, env }. Looks at PORTICO_CHROMIUM, then for Playwright's own, the
 * system's, and the one that comes as a package. Undefined when there is none.
 */
export async function findChromium() {
  const { chromium } = await import("playwright-core");
  const chosen = process.env.PORTICO_CHROMIUM;
  if (chosen) {
    if (await renders(chromium, { path: chosen })) return { path: chosen };
    throw new Error(`PORTICO_CHROMIUM is ${chosen}, which does not run as a Chromium.`);
  }
  const places = [chromium.executablePath(), ...COMMANDS.map(onPath), ...APPLICATIONS];
  const installed = places.filter((path) => path && existsSync(path)).map((path) => ({ path }));
  return (await firstThatRenders(chromium, installed)) ?? firstThatRenders(chromium, packaged());
}

async function firstThatRenders(chromium, candidates) {
  for (const candidate of candidates) if (await renders(chromium, candidate)) return candidate;
}

async function renders(chromium, { path, env }) {
  try {
    const options = {
      executablePath: path,
      args: SAFE_ARGUMENTS,
      env: { ...process.env, ...env },
      timeout: 60_000,
    };
    const browser = await chromium.launch(options);
    const page = await browser.newPage();
    await page.setContent("<title>Portico</title>");
    const title = await page.title();
    await browser.close();
    return title === "Portico";
  } catch {
    return false;
  }
}

function onPath(command) {
  const candidates = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, command));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The Chromium of @sparticuz/chromium, unpacked once: as it is, and with the libraries it brings for bare systems. */
function packaged() {
  const path = join(unpacked, "chromium");
  if (!existsSync(path)) unpack();
  if (!existsSync(path)) return [];
  const env = { LD_LIBRARY_PATH: join(unpacked, "al2023/lib"), FONTCONFIG_PATH: join(unpacked, "fonts") };
  return [{ path }, { path, env }];
}

function unpack() {
  mkdirSync(unpacked, { recursive: true });
  const script = 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())';
  // The package unpacks to the temporary folder, and its libraries only where it believes to be on AWS.
  const env = { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  spawnSync(process.execPath, ["-e", script], { cwd: root, env, stdio: "ignore" });
}
