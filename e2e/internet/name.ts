/** A domain name as this folder keys it: lower case, no trailing dot, the root is "". */
export function canonical(name: string): string {
  return name.replace(/\.$/, "").toLowerCase();
}

/** Stands for a dot inside a label, which master files write `\.`: every plain dot ends a label. */
export const innerDot = "\ue000";

/** Reads a name of a master file: `@` is the origin, a trailing dot ends the name, all else is relative. */
export function expand(text: string, origin: string): string {
  if (text === "@") return origin;
  const name = text.endsWith(".") ? text.slice(0, -1) : [text, origin].filter(Boolean).join(".");
  const labels = name === "" ? [] : name.split(".");
  if (labels.some((label) => label === "" || label.length > 63) || name.length > 253)
    throw new Error(`“${text}” is not a domain name`);
  return name;
}

/** The name as bytes without compression, as RDATA of unknown types has it. */
export function wireName(name: string): Buffer {
  const labels = name === "" ? [] : name.split(".").map((label) => label.replaceAll(innerDot, "."));
  return Buffer.concat([
    ...labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)]),
    Buffer.alloc(1),
  ]);
}

export function parentOf(name: string): string {
  const dot = name.indexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1);
}

/** True for the zone's own name and everything below it. */
export function isUnder(name: string, origin: string): boolean {
  return origin === "" || name === origin || name.endsWith(`.${origin}`);
}

/** The name itself, its parent, … up to the root. */
export function ancestry(name: string): string[] {
  const names = [name];
  for (let at = name; at !== ""; ) {
    at = parentOf(at);
    names.push(at);
  }
  return names;
}
