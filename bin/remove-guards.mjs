// Takes away one guard after the other, in a copy of the sources, and shows which test notices.
// npm run attack:guards, or with a word to take away only the guards whose kind, file or words hold it.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const MATRIX = "db/permissions.test.ts";
const REGISTRY = "app/surface.test.ts";
/** Finds every command by itself, and calls it while its actor views as a client. */
const VIEWING = "db/commands/people/viewing.test.ts";
/** The tests beside a command, which know its rules, those that call it first; then those that call it elsewhere. */
const about = (file) => {
  const tests = files.filter((one) => one.startsWith("db/") && one.endsWith(".test.ts"));
  const calls = (test) => readFileSync(join(root, test), "utf8").includes(`"@/${file.replace(/\.ts$/, "")}"`);
  const isBeside = (test) => dirname(test) === dirname(file);
  const rank = (test) => (isBeside(test) ? 0 : 2) + (calls(test) ? 0 : 1);
  return tests
    .filter((one) => rank(one) < 3)
    .sort((a, b) => rank(a) - rank(b))
    .map((one) => [one]);
};
/** Commands of every kind, for what all of them pass through. */
const SAMPLES = [
  "db/commands/people/people.test.ts",
  "db/commands/people/groups.test.ts",
  VIEWING,
  "db/commands/accounts/suspension.test.ts",
];

/** Some rows of the matrix of each kind: what refuses everywhere shows there at once. */
const FEW = [
  "--test-name-pattern=(account|staff)\\.(read|update|remove|list): |asks the rows with a star",
  MATRIX,
];

/** What is searched where, what takes its place, and the tests of which one has to notice, run by run. */
const KINDS = [
  {
    kind: "permission of a read or a change",
    where: /^db\/(commands|queries)\//,
    guard: /\b(changeAs|readAccountAs)\((\s*)actor,(\s*)"([\w.]+)"/g,
    instead: (_, call, a, b) => `${call}(${a}actor,${b}"account.read"`,
    tests: (match) => [[`--test-name-pattern=${match[4]}: `, MATRIX]],
    // Every role in an account may do these: nothing is refused within it.
    skip: (match) => ["account.read", "people.list"].includes(match[4]),
  },
  {
    kind: "permission in the agency",
    where: /^db\/(commands|queries)\//,
    guard: /\b(changeAgencyAs|readAgencyAs)\((\s*)actor,(\s*)"([\w.]+)"/g,
    instead: (_, call, a, b) => `${call}(${a}actor,${b}"goLive.queue"`,
    tests: (match) => [[`--test-name-pattern=${match[4]}: `, MATRIX]],
    // Every role of the agency may do these: nothing is refused within it.
    skip: (match) => ["goLive.queue", "group.read"].includes(match[4]),
  },
  {
    kind: "the one place that refuses",
    where: /^db\/(access|entering)\.ts$/,
    guard:
      /^ *(?:if \(.*\) throw new (?:Forbidden|NotFound)\(\);|if \(wantsFreshProof.*|refuseViewing\(actor\);)$/gm,
    instead: () => "",
    tests: () => [FEW, ...SAMPLES.map((one) => [one]), [MATRIX]],
  },
  {
    kind: "rank and rule",
    where: /^db\/commands\//,
    guard:
      /(?<=^ *|\) )(?:await )?refuse\w+\([^;]*\);|^ *if \([^;{]*\b(?:can|mayGrant|isFresh|isRecent)\([^;{]*\)\s*throw [^;]*;/gm,
    // An empty statement, as an if may stand before it.
    instead: () => ";",
    tests: ([guard], file) => [...(guard.includes("refuseViewing") ? [[VIEWING]] : []), ...about(file)],
  },
  {
    kind: "guard of a page",
    where: /^app\/.*\/page\.tsx$/,
    guard: /\b(guarded|visitAgency)\((\s*)"([\w.]+)"/g,
    instead: (_, call, space) => `${call}(${space}"account.read"`,
    tests: () => [[REGISTRY]],
    skip: (match) => match[3] === "account.read",
  },
];

const word = process.argv[2] ?? "";
const root = fileURLToPath(new URL("..", import.meta.url));
const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n");
const all = KINDS.flatMap((kind) =>
  files
    .filter((file) => kind.where.test(file) && !file.includes(".test."))
    .flatMap((file) =>
      [...readFileSync(join(root, file), "utf8").matchAll(kind.guard)]
        .filter((match) => !kind.skip?.(match))
        .map((match) => ({ ...kind, file, match })),
    ),
);
// A kind that finds nothing looks in the wrong place.
const blind = KINDS.filter(({ kind }) => !all.some((guard) => guard.kind === kind));
for (const { kind } of blind) console.log(`FOUND NONE  ${kind}`);
const guards = all.filter(({ kind, file, match }) => `${kind} ${file} ${match[0]}`.includes(word));

let survived = 0;
const waiting = [...guards];
await Promise.all(Array.from({ length: availableParallelism() }, takeAway));
console.log(`${guards.length} guards taken away one by one, ${survived} not noticed`);
process.exitCode = survived > 0 || blind.length > 0 || guards.length === 0 ? 1 : 0;

/** Takes guards out of a copy of its own, one after the other, until none is waiting. */
async function takeAway() {
  const copy = copyOfSources();
  for (let guard = waiting.shift(); guard; guard = waiting.shift()) {
    const { file, match, instead, tests } = guard;
    const path = join(copy, file);
    const whole = readFileSync(path, "utf8");
    const end = match.index + match[0].length;
    writeFileSync(path, whole.slice(0, match.index) + instead(...match) + whole.slice(end));
    const noticed = await firstFailures(copy, tests(match, file));
    writeFileSync(path, whole);
    if (noticed.length === 0) survived += 1;
    report(guard, whole, noticed);
  }
}

function report({ kind, file, match }, whole, noticed) {
  const line = whole.slice(0, match.index).split("\n").length;
  const guard = match[0].replace(/\s+/g, " ").trim();
  console.log(`${noticed.length > 0 ? "noticed " : "SURVIVED"}  ${kind}, ${file}:${line}  ${guard}`);
  if (noticed.length > 0)
    console.log(`          ${noticed[0]}${noticed.length > 1 ? `, and ${noticed.length - 1} more` : ""}`);
}

function copyOfSources() {
  const copy = mkdtempSync(join(tmpdir(), "portico-guards-"));
  process.once("exit", () => rmSync(copy, { recursive: true, force: true }));
  for (const file of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

async function firstFailures(copy, runs) {
  for (const args of runs) {
    const noticed = await failures(copy, args);
    if (noticed.length > 0) return noticed;
  }
  return [];
}

/** The names of the tests that failed. A test file that does not even load is one too. */
async function failures(cwd, args) {
  const loader = ["--import", "tsx", "--conditions=react-server", "--test", "--test-reporter=tap"];
  const child = spawn(process.execPath, [...loader, ...args], { cwd, stdio: ["ignore", "pipe", "ignore"] });
  const stdout = await text(child.stdout);
  if (!/^# tests [1-9]/m.test(stdout)) throw new Error(`No test ran: ${args.join(" ")}`);
  return [...stdout.matchAll(/^ *not ok \d+ - (.*)$/gm)].map(([, name]) => name ?? "");
}
