import { displayName } from "@/domain/accounts/hostname";
import { DNS_LINK_DAYS } from "@/domain/dns-task/dns-link";
import type { Keeper } from "@/domain/dns-task/dns-provider";
import type { ChangeSteps } from "@/domain/go-live/change/change-steps";
import { list } from "@/domain/go-live/checks/check";
import { recordText } from "@/domain/go-live/seen/server-answer";
import { letter } from "@/domain/mail/letter";
import { until } from "@/domain/mail/until";

/** Who asks, of the agency or of the client, and how they are reached; nameless once they are gone. */
export interface Asker {
  name: string;
  email: string;
  phone: string;
  of: string;
}

export interface DnsTaskLetter {
  agency: string;
  hostname: string;
  asker: Asker;
  note: string;
  steps: ChangeSteps;
  keepers: Keeper[];
  /** What the change does to their mail. */
  mailEffect: string;
  /** The record from before, which a roll back restores. */
  old: { type: string; data: string }[];
  href: string;
  expiresAt: Date;
  timeZone: string;
  /** Why it comes: for the first time, again, or from somebody who passed it on. */
  why: { kind: "first" } | { kind: "reminder" } | { kind: "forwarded"; by: string };
}

/** Asks somebody without a login for one DNS change: what, where, how long it takes, and what it does to their mail. */
export function dnsTaskMail(about: DnsTaskLetter) {
  const { agency, asker, note, steps, keepers, old, href, expiresAt, timeZone, why } = about;
  const name = displayName(about.hostname);
  return letter({
    agency,
    matter: why.kind === "reminder" ? `reminder: the DNS of ${name}` : `one DNS change for ${name}`,
    title: `Change the DNS of ${name}`,
    paragraphs: [
      opening(about),
      ...(note ? [`${asker.name || asker.of} writes: ${note}`] : []),
      `${where(steps.zone, keepers)} It takes about 5 minutes. The page behind the link shows each step, and checks at once whether it worked. You need no login for it.`,
    ],
    record: rows(steps),
    action: { label: "See the steps and check", href },
    notes: [
      about.mailEffect,
      undo(old),
      `Questions? ${[asker.name || asker.of, asker.email, asker.phone].filter(Boolean).join(", ")}.`,
      `Whoever has the link can see this one change and check it, until ${until(expiresAt, timeZone)}${why.kind === "forwarded" ? "" : ` (${DNS_LINK_DAYS} days)`}. Opening it changes nothing.`,
      "You do not know what this is about? Then ignore this mail. Nothing happens.",
    ],
  });
}

function opening({ asker, hostname, why }: DnsTaskLetter) {
  const who = [asker.name, asker.of].filter(Boolean).join(" of ");
  const goal = `puts the new website at ${displayName(hostname)} live`;
  if (why.kind === "forwarded")
    return `${why.by} passes this on to you: ${who} asks for one DNS change, which ${goal}.`;
  if (why.kind === "reminder") return `A reminder from ${who}: one DNS change that ${goal} is still open.`;
  return `${who} asks you for one DNS change, which ${goal}.`;
}

function where(zone: string, keepers: Keeper[]) {
  const names = keepers.map(({ name }) => name);
  if (names.length === 0) return `Do it where the DNS of ${displayName(zone)} is managed.`;
  return `Do it at ${list(names)}, where the DNS of ${displayName(zone)} is managed (we looked it up).`;
}

/** The lines to delete and to add, as one types them; everything wanted when nothing is left to do. */
function rows({ remove, add, wanted, proof }: ChangeSteps) {
  const shown = [...(add.length > 0 ? add : wanted), ...(proof ? [{ type: "TXT", ...proof }] : [])];
  const [first] = wanted;
  return [
    ...remove.map((line) => ({ label: "Delete", value: `${first?.name} ${recordText(line)}` })),
    ...shown.flatMap(({ type, name, value }) => [
      { label: "Add type", value: type },
      { label: "Name", value: name },
      { label: "Value", value },
    ]),
  ];
}

const undo = (old: { type: string; data: string }[]) =>
  old.length > 0
    ? `The old record is kept, to go back at any time: ${list(old.map(recordText))}.`
    : "There was no such record before: to go back, delete the new one.";
