/**
 * DNS names as text: lower-case A-labels without the last dot, "." for the root. A dot or backslash inside
 * a label is written `\.` or `\\`, any other byte outside printable ASCII `\DDD` (RFC 4343, section 2.1).
 */

export function labelsOf(name: string): string[] {
  if (name === "." || name === "") return [];
  return name.match(/(?:\\\d{3}|\\[^\d]|[^\\.])+/g) ?? [];
}

const maxLabel = 63;
const maxWire = 255;

/** Whether a name may stand in a DNS packet (RFC 1035, section 2.3.4). */
export function fitsPacket(name: string): boolean {
  if (name.length <= maxLabel) return true;
  const sizes = labelsOf(name).map((label) => label.replace(/\\\d{3}|\\./g, "x").length);
  return sizes.every((size) => size <= maxLabel) && sizes.reduce((sum, size) => sum + size + 1, 1) <= maxWire;
}

/** The name one label shorter; "." above a top-level domain. */
export function parentOf(name: string): string {
  return labelsOf(name).slice(1).join(".") || ".";
}

/** True for the zone's own name and for every name below it. */
export function isWithin(name: string, zone: string): boolean {
  const inner = labelsOf(name);
  const outer = labelsOf(zone);
  return outer.every((label, i) => inner[inner.length - outer.length + i] === label);
}

/** The name as people type it into a zone: relative to the zone, "@" for the zone itself. */
export function relativeTo(zone: string, name: string): string {
  if (name === zone) return "@";
  if (!isWithin(name, zone)) return `${name}.`;
  return labelsOf(name).slice(0, -labelsOf(zone).length).join(".");
}

export function plainName(name: string): string {
  return name.trim().toLowerCase().replace(/\.$/, "") || ".";
}
