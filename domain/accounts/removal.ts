import { displayName } from "@/domain/accounts/hostname";
import { Refusal } from "@/domain/refusal";

/** What the internet answers about a host name at this moment. */
export type Pointing = "here" | "elsewhere" | "unknown";

/** What DNS says about a host name: `answered` is false when nobody could be asked. */
export interface Found {
  answered: boolean;
  records: { type: string; data: string }[];
  addresses: string[];
}

/** Whether that leads to the edge: to the environment's own name there, or to an address of the edge. */
export function whereItPoints(found: Found, edge: { target: string; addresses: string[] }): Pointing {
  const named = found.records.some(({ type, data }) => type === "CNAME" && data === edge.target);
  if (named || found.addresses.some((address) => edge.addresses.includes(address))) return "here";
  return found.answered ? "elsewhere" : "unknown";
}

/** What somebody who removes something brings: the name as typed, and where its host names point just now. */
export interface Confirmation {
  typed: string;
  pointing: Record<string, Pointing>;
}

/** Refuses until the name of what goes was typed; capitals and spaces around it do not matter. */
export function refuseOtherName(typed: string, name: string) {
  if (typed.trim().toLowerCase() !== name.toLowerCase())
    throw new Refusal("typed", `Type ${name} to confirm. Nothing was removed.`);
}

/**
 * Refuses to take away what visitors still reach. A host name that nobody could be asked about stays
 * if a check has ever seen it pointing here.
 */
export function refuseWhilePointing(hosts: { name: string; seenHere: boolean; now: Pointing }[]) {
  const here = hosts.find(({ now }) => now === "here");
  if (here)
    throw new Refusal(
      "form",
      `DNS of ${displayName(here.name)} still points here. Removing it now takes the website down. Change its DNS first.`,
    );
  const unknown = hosts.find(({ now, seenHere }) => now === "unknown" && seenHere);
  if (unknown)
    throw new Refusal(
      "form",
      `We could not ask where ${displayName(unknown.name)} points now, and it was last seen pointing here. Nothing was removed. Try again in a minute.`,
    );
}
