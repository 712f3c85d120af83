import { isUnder } from "./name";
import { parseLine, type Row } from "./record";

/** What a person types into the record form. */
export interface Entry {
  name: string;
  type: string;
  ttl: string;
  value: string;
}

export interface Refusal {
  field: keyof Entry;
  sentence: string;
}

export const offeredTypes = ["A", "AAAA", "CNAME", "MX", "TXT", "CAA", "HTTPS"];

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.sentence);
  }
}

function refuse(field: keyof Entry, sentence: string): never {
  throw new Refused({ field, sentence });
}

/** The record that the entry means among the others of the zone, or why a provider does not accept it. */
export function readEntry(entry: Entry, zone: string, others: Row[]): Row | Refusal {
  try {
    const row = parseLine(
      `${ownerName(entry.name, zone)} ${timeToLive(entry.ttl)} ${kind(entry.type)} ${value(entry)}`,
      zone,
    );
    accept(row, zone, others);
    return row;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    return { field: "value", sentence: `${upperFirst((error as Error).message)}.` };
  }
}

export function isRefusal(result: Row | Refusal): result is Refusal {
  return "sentence" in result;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** People type `www`, the whole name, or `@`; all three are understood. */
function ownerName(typed: string, zone: string): string {
  const name = typed.trim().toLowerCase().replace(/\.$/, "");
  if (name === "" || name === "@") return "@";
  const relative = isUnder(name, zone) ? name.slice(0, -1 - zone.length) || "@" : name;
  if (!/^(@|(\*\.?)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.|$))*)$/.test(relative) || relative.endsWith("."))
    refuse("name", "Enter a name such as www, or @ for the zone itself.");
  return relative;
}

function timeToLive(typed: string): string {
  const seconds = Number(typed.trim());
  if (!/^\d{1,6}$/.test(typed.trim()) || seconds < 30 || seconds > 86_400)
    refuse("ttl", "Enter a TTL from 30 to 86400 seconds.");
  return String(seconds);
}

function kind(type: string): string {
  if (!offeredTypes.includes(type)) refuse("type", `Choose one of ${offeredTypes.join(", ")}.`);
  return type;
}

/** Targets are whole names here, with or without the last dot; texts need no quotes. */
function value({ type, value: typed }: Entry): string {
  const text = typed.trim().replace(/\s+/g, " ");
  if (text === "") refuse("value", "Enter the value of the record.");
  if (type === "TXT") return quoted(text);
  if (type !== "CNAME" && type !== "MX") return text;
  const [target = "", ...before] = text.split(" ").reverse();
  if (!target.replace(/\.$/, "").includes("."))
    refuse("value", "Enter the whole name that the record points to, such as www.example.com.");
  return [...before.reverse(), `${target.replace(/\.$/, "")}.`].join(" ");
}

function quoted(text: string): string {
  const plain = text.replace(/^"(.*)"$/, "$1");
  const parts = plain.match(/.{1,200}/g) ?? [];
  return parts.map((part) => `"${part.replace(/["\\]/g, "\\$&")}"`).join(" ");
}

function accept(row: Row, zone: string, others: Row[]): void {
  const beside = others.filter((other) => other.name === row.name);
  if (beside.some((other) => other.type === row.type && other.value === row.value))
    refuse("value", "This record exists already.");
  if (row.type === "CNAME" && row.name === zone)
    refuse("type", "The zone's own name cannot be a CNAME. Enter A and AAAA records instead.");
  const [other] = beside;
  if (row.type === "CNAME" && other)
    refuse("type", `This name has a record of type ${other.type}. Delete it before you add a CNAME.`);
  if (beside.some(({ type }) => type === "CNAME"))
    refuse("name", "This name is a CNAME, which allows no other record. Delete the CNAME first.");
}
