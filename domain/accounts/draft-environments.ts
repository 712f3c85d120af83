import { z } from "zod";
import { ENVIRONMENT_KINDS, EnvironmentInput } from "@/domain/accounts/environment";
import { displayName } from "@/domain/accounts/hostname";

/** One environment besides production, as typed. `row` begins the names of its fields. */
export interface EnvironmentRow {
  row: string;
  included: boolean;
  name: string;
  kind: string;
  hostname: string;
  origin: string;
}

const MOST_OTHERS = 8;
const PROPOSED = ["staging", "development"] as const;
const PREFIX = { staging: "staging", development: "dev" };
const KINDS: readonly string[] = ENVIRONMENT_KINDS;

type Typed = Record<string, string | string[]>;

/** The rows of the second page: as typed, else the proposal for this production host name. */
export function environmentRows(typed: Typed | undefined, production: string): EnvironmentRow[] {
  if (typed) return typedRows(typed);
  const bare = displayName(production).replace(/^www\./, "");
  return PROPOSED.map((kind) => ({
    row: kind,
    included: kind === "staging",
    name: kind === "staging" ? "Staging" : "Development",
    kind,
    hostname: `${PREFIX[kind]}.${bare}`,
    origin: "",
  }));
}

/** What a form for one more environment of an application begins with. */
export function proposedEnvironment(siblings: { slug: string }[], production: string | undefined) {
  const slugs = siblings.map(({ slug }) => slug);
  const next = environmentRows(undefined, production ?? "").find(
    ({ name }) => !slugs.includes(name.toLowerCase()),
  );
  if (!next || !production) return { name: "", kind: "other", hostname: "" };
  return { name: next.name, kind: next.kind, hostname: next.hostname };
}

/** The same page as the form sends it, for answers that did not come from a form. */
export const typedOf = (rows: EnvironmentRow[]): Typed =>
  Object.fromEntries([
    ["others", String(rows.filter(({ row }) => row.startsWith("other")).length)],
    ...rows.flatMap(({ row, included, ...cells }) => [
      ...(included ? [[row, "on"]] : []),
      ...Object.entries(cells).map(([cell, value]) => [`${row}-${cell}`, value]),
    ]),
  ]);

/** The page after production and the address typed first changed places: that one is staging now. */
export function swappedEnvironments(typed: Typed | undefined, production: string, staging: string): Typed {
  const rows = environmentRows(typed, production);
  return typedOf(
    rows.map((row) =>
      row.row === "staging" ? { ...row, included: true, hostname: displayName(staging) } : row,
    ),
  );
}

/** One more empty row on the page. */
export const withAnotherRow = (typed: Typed): Typed => ({
  ...typed,
  others: String(Math.min(MOST_OTHERS, otherCount(typed) + 1)),
});

/** Production alone: the proposals stay on the page, unticked. */
export const withoutRows = (typed: Typed): Typed =>
  typedOf(
    typedRows(typed)
      .filter(({ row }) => !row.startsWith("other"))
      .map((row) => ({ ...row, included: false })),
  );

function typedRows(typed: Typed): EnvironmentRow[] {
  const cell = (row: string, field: string) => String(typed[`${row}-${field}`] ?? "");
  const proposed = PROPOSED.map((row) => ({
    row,
    included: typed[row] === "on",
    name: row === "staging" ? "Staging" : "Development",
    kind: row as string,
    hostname: cell(row, "hostname"),
    origin: cell(row, "origin"),
  }));
  const others = Array.from({ length: otherCount(typed) }, (_, index) => {
    const row = `other${index + 1}`;
    const kind = cell(row, "kind");
    const cells = { name: cell(row, "name"), hostname: cell(row, "hostname"), origin: cell(row, "origin") };
    return {
      row,
      included: Object.values(cells).some((value) => value.trim() !== ""),
      kind: KINDS.includes(kind) ? kind : "other",
      ...cells,
    };
  });
  return [...proposed, ...others];
}

const otherCount = (typed: Typed) => Math.min(MOST_OTHERS, Math.max(0, Number(typed.others) || 0));

/** The second page: the environments besides production, whose address they cannot have. An empty extra row is none. */
export const environmentsPage = (production: string) =>
  z.record(z.string(), z.union([z.string(), z.array(z.string())])).transform((typed, context) => {
    const taken = { name: new Set(["production"]), hostname: new Set([production]) };
    return typedRows(typed)
      .filter(({ included }) => included)
      .flatMap(({ row, included: _, ...cells }) => {
        const parsed = EnvironmentInput.safeParse(cells);
        const issues = parsed.success ? repeated(parsed.data, taken) : parsed.error.issues;
        for (const { path, message } of issues)
          context.addIssue({ code: "custom", path: [`${row}-${String(path[0])}`], message });
        return parsed.success ? [{ row, ...parsed.data }] : [];
      });
  });
export type EnvironmentsPage = z.infer<ReturnType<typeof environmentsPage>>;

/** A name or address that production or an earlier row has already. */
function repeated(environment: EnvironmentInput, taken: { name: Set<string>; hostname: Set<string> }) {
  const issues: { path: string[]; message: string }[] = [];
  const name = environment.name.toLowerCase();
  if (taken.name.has(name))
    issues.push({ path: ["name"], message: `There is already an environment ${environment.name}.` });
  if (taken.hostname.has(environment.hostname))
    issues.push({ path: ["hostname"], message: "Another environment of this website has this address." });
  taken.name.add(name);
  taken.hostname.add(environment.hostname);
  return issues;
}
