import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const OLDEST = 15;

export const HOW_TO_GET_POSTGRES =
  process.platform === "linux"
    ? `No PostgreSQL ${OLDEST} or later was found. Install one: sudo apt-get install -y postgresql`
    : `No PostgreSQL ${OLDEST} or later was found. Install one (brew install postgresql@17), or name one in DATABASE_TEST_URL.`;

/** The folder of the newest installed PostgreSQL's programs, or undefined when none is new enough. */
export function findPostgres() {
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...versionsIn("/usr/lib/postgresql", "bin"),
    ...versionsIn("/Applications/Postgres.app/Contents/Versions", "bin"),
    ...["/opt/homebrew/opt", "/usr/local/opt"].flatMap((opt) => versionsIn(opt, "bin", /^postgresql@/)),
    "/usr/local/pgsql/bin",
    "/usr/pgsql-17/bin",
  ];
  const found = folders
    .filter((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")))
    .map((folder) => ({ folder, version: versionOf(folder) }))
    .filter(({ version }) => version >= OLDEST);
  return found.sort((a, b) => b.version - a.version)[0]?.folder;
}

function versionsIn(parent, child, pattern = /^\d/) {
  if (!existsSync(parent)) return [];
  const versions = readdirSync(parent).filter((name) => pattern.test(name));
  return versions.map((name) => join(parent, name, child));
}

function versionOf(folder) {
  const { stdout } = spawnSync(join(folder, "postgres"), ["--version"], { encoding: "utf8" });
  return Number(/\d+/.exec(stdout ?? "")?.[0] ?? 0);
}

/**
 * Starts an empty PostgreSQL of our own in a temporary folder, on a free loopback port.
 * `url` is a login that is no superuser, may create databases and belongs to both roles of the portal.
 */
export async function startPostgres(programs) {
  const home = mkdtempSync(join(tmpdir(), "portico-postgres-"));
  const user = unprivileged();
  if (user) chownSync(home, user.uid, user.gid);
  const password = randomBytes(16).toString("hex");
  const port = await freePort();
  initialise(programs, home, user, password);
  const start = () =>
    spawn(join(programs, "postgres"), settings(home, port), { ...user, stdio: "ignore", cwd: home });
  let server = start();
  const kill = () => server.kill("SIGINT");
  process.once("exit", kill);
  const end = async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    kill();
    await ended;
  };
  const stop = async () => {
    await end();
    process.off("exit", kill);
    rmSync(home, { recursive: true, force: true });
  };
  /** As an operator does it: whoever is connected is cut off. */
  const restart = async () => {
    await end();
    server = start();
  };
  const at = (login) => `postgres://${login}:${password}@127.0.0.1:${port}/postgres`;
  await makeRoles(at("superuser"), password, server);
  return { url: at("portico_test"), superuserUrl: at("superuser"), stop, restart };
}

/** PostgreSQL refuses to run as root: then it runs as its own user, else as nobody. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((what) => spawnSync("id", [what, name], { encoding: "utf8" }));
    if (uid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error("PostgreSQL cannot run as root, and there is neither a user postgres nor nobody.");
}

function initialise(programs, home, user, password) {
  const passwordFile = join(home, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const args = [
    "-D",
    join(home, "data"),
    "-U",
    "superuser",
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
  ];
  const options = { ...user, cwd: home, encoding: "utf8" };
  const { status, stderr } = spawnSync(
    join(programs, "initdb"),
    [...args, "-E", "UTF8", "--locale=C"],
    options,
  );
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`);
}

const settings = (home, port) => [
  ...["-D", join(home, "data"), "-p", String(port), "-k", home],
  ...["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"],
];

async function makeRoles(url, password, server) {
  const { default: pg } = await import("pg");
  const client = await connected(pg, url, server);
  await client.query(`create role portico_app nologin; create role portico_system nologin;
    create role portico_test login createdb password '${password}' in role portico_app, portico_system`);
  await client.end();
}

/** A connection as soon as the server takes one. */
async function connected(pg, connectionString, server) {
  for (const until = Date.now() + 30_000; ; ) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
