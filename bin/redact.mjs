import { formatWithOptions } from "node:util";

/** What is said in a log about who somebody is, and what opens a door. */
const SECRETS = [
  // What the database was asked with, and what its errors quote of a row.
  [/(^|\n)params: [^\n]*(\n(?! {4}at |caused by)[^\n]*)*/gi, "$1params: …"],
  [/\b(Key|Failing row contains) \([^\n]*/g, "$1 (…)"],
  [/\b([a-z][a-z+]*:\/\/)[^\s/@:]*:[^\s/@]*@/gi, "$1…@"],
  [/[\p{L}\d._%+'-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+/gu, "…@…"],
  [/\b((?:__Host-)?portico-session|next-auth[.\w-]*)=[^\s;,]+/gi, "$1=…"],
  [/\b(password|token|code|secret|authorization|cookie)(["']?\s*[:=]\s*["']?)[^\s"',;&}]+/gi, "$1$2…"],
  [/(?<![\w/-])[\w-]{43,}(?![\w-])|(?<=\/)[\w-]{43,}(?![\w/-])/g, "…"],
];

/** The text without mail addresses, passwords, tokens, cookies and what the database was asked with. */
export const redacted = (text) =>
  SECRETS.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text);

/** An error as a log needs it: what and where, with its causes, and none of the values that it carries. */
function told(error, depth = 0) {
  if (!(error instanceof Error)) return error;
  const { digest, code, constraint, cause } = error;
  const marks = Object.entries({ reference: digest, code, constraint }).filter(([, value]) => value);
  const inside = cause instanceof Error && depth < 3 ? `\ncaused by ${told(cause, depth + 1)}` : "";
  return `${error.stack ?? error.message}${marks.map(([name, value]) => `\n    ${name} ${value}`).join("")}${inside}`;
}

/** From here on nothing reaches the terminal through the console's warnings and errors but what may stand in a log. */
export function redactConsole(/** @type {Pick<Console, "warn" | "error">} */ to = console) {
  for (const name of ["warn", "error"]) {
    const write = to[name].bind(to);
    to[name] = (...said) =>
      write("%s", redacted(formatWithOptions({ depth: 2 }, ...said.map((one) => told(one)))));
  }
}
