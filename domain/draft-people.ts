import { z } from "zod";
import { MailAddress } from "@/domain/name";
import { CLIENT_ROLES } from "@/domain/role";

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

/** Mail addresses, one per line or parted by commas and semicolons, each once; and a sentence for every one that is none. */
export function readAddresses(typed: string) {
  const addresses = new Set<string>();
  const wrong: string[] = [];
  for (const [index, line] of typed.split(/\r?\n/).entries())
    for (const part of line.split(/[,;]/).map((piece) => piece.trim())) {
      const address = MailAddress.safeParse(part.replace(/^.*<(.+)>$/, "$1"));
      if (address.success) addresses.add(address.data);
      else if (part) wrong.push(`Line ${index + 1}: “${part}” is not a mail address.`);
    }
  return { addresses: [...addresses], wrong };
}
