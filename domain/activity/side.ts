import { displayName } from "@/domain/accounts/hostname";
import { actionWords } from "@/domain/activity/activity";
import { dayWords } from "@/domain/day";
import { CLIENT_STATE_NAMES, STATE_NAMES } from "@/domain/go-live/state";
import { until } from "@/domain/mail/until";
import type { Actor } from "@/domain/people/actor";
import { ROLE_NAMES } from "@/domain/people/role";

type Reader = Pick<Actor, "timeZone" | "staffRole">;

const AGENCY_NAMES: Record<string, string> = { ...ROLE_NAMES, ...STATE_NAMES };
const CLIENT_NAMES: Record<string, string> = { ...ROLE_NAMES, ...CLIENT_STATE_NAMES };

/** Fields of the checklist whose values say nothing by themselves. */
const BESIDE_THEIR_NAME = ["phase", "side", "scope"];

/** One side of a change in words: its values, behind the names of their fields where they say too little alone. */
export function sideOf(side: unknown, reader: Reader): string | undefined {
  if (side === null || side === undefined) return undefined;
  if (typeof side !== "object") return wordFor(side, reader);
  const { group: _, ...told } = side as Record<string, unknown>;
  const fields: [string, unknown][] = Array.isArray(side)
    ? side.map((value) => ["", value])
    : Object.entries(told);
  const values = fields.flatMap(([field, value]) =>
    [value].flat().map((one) => {
      const name = saysTooLittle(field, one, fields.length) ? `${actionWords(field)} ` : "";
      return name + wordFor(one, reader);
    }),
  );
  return values.length > 0 ? values.join(", ") : undefined;
}

/** What is alone in its side is what the sentence speaks of. */
const saysTooLittle = (field: string, value: unknown, fields: number) =>
  fields > 1 &&
  (BESIDE_THEIR_NAME.includes(field) || !value || typeof value === "boolean" || typeof value === "number");

function wordFor(value: unknown, reader: Reader): string {
  if (value === null || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "object")
    return Object.values(value)
      .map((one) => wordFor(one, reader))
      .join(" ");
  const text = String(value);
  const names = reader.staffRole ? AGENCY_NAMES : CLIENT_NAMES;
  return (Object.hasOwn(names, text) ? names[text] : undefined) ?? written(text, reader.timeZone);
}

/** Moments, days and host names as people write them. */
function written(text: string, zone: string) {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return until(new Date(text), zone);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayWords(text, "");
  return text.includes("xn--") ? displayName(text) : text;
}
