/** Words that a URL needs for itself. */
const RESERVED = new Set(["new"]);

/**
 * A readable URL segment for a name: lower-case ASCII letters, digits and single hyphens, at most 40 characters.
 * Takes the first free one of acme, acme-2, acme-3, … `taken` holds those in use.
 */
export function slugFor(name: string, taken: Iterable<string>) {
  const used = new Set(taken);
  const ascii = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  const base =
    ascii
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, 40)
      .replace(/^-+|-+$/g, "") || "site";
  if (!used.has(base) && !RESERVED.has(base)) return base;
  for (let n = 2; ; n++) if (!used.has(`${base}-${n}`)) return `${base}-${n}`;
}
