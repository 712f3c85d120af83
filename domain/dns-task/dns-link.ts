import { z } from "zod";
import { readAddresses } from "@/domain/accounts/draft-people";
import { MOST_HOSTNAMES } from "@/domain/accounts/hostname";
import { until } from "@/domain/mail/until";
import { MailAddress } from "@/domain/name";
import { Refusal } from "@/domain/refusal";

/** A link to a DNS change works for this long, and what is passed on from it no longer; a reminder begins the time anew. */
export const DNS_LINK_DAYS = 14;
/** Whoever holds a link can pass it on this often. */
export const FORWARDS_PER_LINK = 5;
/** So often can a link be passed on from one to the next. */
export const FORWARD_DEPTH = 3;
/** So many links can come of one that the portal gave out: nobody sends mass mail in our name. */
export const FORWARDS_IN_ALL = 10;

const MOST_ADDRESSES = 5;
const DAY_MS = 86_400_000;

export const dnsLinkExpiry = (now: Date) => new Date(now.getTime() + DNS_LINK_DAYS * DAY_MS);

export interface DnsLinkDates {
  expiresAt: Date;
  revokedAt: Date | null;
}

export function dnsLinkState({ expiresAt, revokedAt }: DnsLinkDates, now: Date) {
  if (revokedAt) return "revoked";
  return expiresAt > now ? "open" : "ended";
}

/** One mail a day for each link, be it the first or a reminder. */
export function refuseEarlyReminder(
  link: { recipient: string | null; createdAt: Date; remindedAt: Date | null },
  now: Date,
  zone: string,
) {
  if (!link.recipient)
    throw new Refusal("form", "This link was copied and not mailed: there is nobody to remind.");
  const free = new Date((link.remindedAt ?? link.createdAt).getTime() + DAY_MS);
  if (free > now)
    throw new Refusal(
      "form",
      `${link.recipient} had a mail within the last day. The next can go after ${until(free, zone)}; the link itself can be copied.`,
    );
}

/** Why a link cannot be passed on once more, as a sentence; null when it can. */
export function forwardRefusal(made: { here: number; depth: number; inAll: number }): string | null {
  if (made.depth >= FORWARD_DEPTH) return "This link was passed on several times already.";
  if (made.here >= FORWARDS_PER_LINK || made.inAll >= FORWARDS_IN_ALL)
    return "This link was passed on to as many people as it can be.";
  return null;
}

const Phone = z
  .string()
  .trim()
  .max(40, "Use at most 40 characters.")
  .regex(/^(\+?[\d(][\d ()/.-]*)?$/, "Enter a phone number, such as +44 20 7946 0000, or leave it empty.")
  .default("");

const Note = z
  .string()
  .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .max(500, "Use at most 500 characters.")
      .regex(/^[^\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u, "Use letters, digits and punctuation only.")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it refuses
      .regex(/^[^\u0000-\u0009\u000b-\u001f\u007f]*$/, "Use letters, digits and punctuation only."),
  )
  .default("");

const Hostnames = z
  .preprocess((sent) => (typeof sent === "string" ? [sent] : sent), z.array(z.uuid()))
  .pipe(z.array(z.uuid()).min(1, "Choose at least one host name.").max(MOST_HOSTNAMES));

const Recipients = z
  .string()
  .default("")
  .transform((typed, context) => {
    const { addresses, wrong } = readAddresses(typed);
    for (const message of wrong) context.addIssue({ code: "custom", message });
    if (addresses.length > MOST_ADDRESSES)
      context.addIssue({ code: "custom", message: `Send it to at most ${MOST_ADDRESSES} people at once.` });
    return addresses;
  });

/** What is given out for which host names: by mail to these people, or as a link to copy. */
export const DnsHandOver = z
  .object({
    "hostnames[]": Hostnames,
    addresses: Recipients,
    note: Note,
    phone: Phone,
    how: z.enum(["mail", "copy"]).default("mail"),
  })
  .refine(({ how, addresses }) => how === "copy" || addresses.length > 0, {
    path: ["addresses"],
    message: "Enter at least one mail address, or make a link to copy.",
  })
  .transform(({ "hostnames[]": hostnameIds, ...rest }) => ({ hostnameIds, ...rest }));
export type DnsHandOver = z.infer<typeof DnsHandOver>;

/** One of two buttons beside a link that was given out, each with its id. */
export const DnsLinkChoice = z.union([z.object({ remind: z.uuid() }), z.object({ revoke: z.uuid() })]);

/** A person's name alone: no address and no advertisement, for it goes out in a mail of ours. */
const PersonName = z
  .string()
  .transform((text) => text.normalize("NFC").replace(/ +/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1, "Enter your name.")
      .max(60, "Use at most 60 characters.")
      .regex(/^[\p{L}\p{M}\p{N} .,'’()-]*$/u, "Enter your name in letters.")
      .refine((name) => !/[\p{L}\p{N}]{2}\.[\p{L}\p{N}]{2}/u.test(name), "Enter your name, no address."),
  );

export const DnsForward = z.object({ name: PersonName, email: MailAddress });
