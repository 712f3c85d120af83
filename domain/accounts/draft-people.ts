import { z } from "zod";
import { MailAddress } from "@/domain/name";
import { CLIENT_ROLES } from "@/domain/people/role";

const MOST = 50;

/** A form with one tick sends one string. */
const chosen = () =>
  z.preprocess((sent) => (typeof sent === "string" ? [sent] : sent), z.array(z.uuid()).default([]));

/** The third page: who of the client is invited, what they may do, and who of the agency works on it. */
export const PeoplePage = z.object({
  addresses: z
    .string()
    .default("")
    .transform((typed, context) => {
      const { addresses, wrong } = readAddresses(typed);
      for (const message of wrong) context.addIssue({ code: "custom", message });
      if (addresses.length > MOST)
        context.addIssue({ code: "custom", message: `Invite at most ${MOST} people at once.` });
      return addresses;
    }),
  role: z.enum(CLIENT_ROLES).default("client_viewer"),
  staff: chosen(),
  /** Groups that hold the account from its first moment. */
  groups: chosen(),
});
export type PeoplePage = z.infer<typeof PeoplePage>;

/**
 * Mail addresses as people paste them, each once: on lines, parted by commas, semicolons, tabs or spaces, with or
 * without names. For every part that is none, a sentence (`wrong`) and the part as it was typed (`unread`).
 */
export function readAddresses(typed: string) {
  const addresses = new Set<string>();
  const wrong: string[] = [];
  const unread: string[] = [];
  for (const [index, line] of typed.split(/\r?\n/).entries())
    for (const part of partsOf(line)) {
      const address = MailAddress.safeParse(part.replace(/^mailto:/i, ""));
      if (address.success) addresses.add(address.data);
      else {
        wrong.push(`Line ${index + 1}: “${part}” is not a mail address.`);
        unread.push(part);
      }
    }
  return { addresses: [...addresses], wrong, unread };
}

const BRACKETED = /[^<>]*<([^<>]+)>/g;

/**
 * A quoted name may hold a comma; what stands in angle brackets is the address, and the words before it a name. In a row
 * copied from a table, cells without an @ beside an address are names too.
 */
const partsOf = (line: string) =>
  cellsOf(line.replace(/"[^"]*"\s*(?=<)/g, ""))
    .flatMap((cell) => cell.split(/[,;]/))
    .flatMap((piece) => {
      const bracketed = [...piece.matchAll(BRACKETED)].map(([, inside]) => inside ?? "");
      if (bracketed.length > 0) return piece.replace(BRACKETED, "").trim() ? [piece] : bracketed;
      const words = piece.split(/\s+/).filter(Boolean);
      return words.every((word) => word.includes("@")) ? words : [piece];
    })
    .map((part) => part.trim())
    .filter(Boolean);

function cellsOf(line: string) {
  const cells = line.split("\t");
  const addresses = cells.filter((cell) => cell.includes("@"));
  return addresses.length > 0 ? addresses : cells;
}
