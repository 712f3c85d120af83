import { z } from "zod";
import { hostnameRefusal } from "@/domain/accounts/hostname";
import { list } from "@/domain/go-live/checks/check";
import type { Facts, RecordSeen } from "@/domain/go-live/seen/facts";
import { plainName } from "@/domain/go-live/seen/name";
import { type Purpose, shortData } from "@/domain/go-live/seen/record-purpose";

/** A saved record that some of the new nameservers do not give. */
export interface Difference {
  purpose: Purpose;
  record: RecordSeen;
  /** Which of the new nameservers lack it. */
  at: string[];
  /** What they have of that name and type instead. */
  instead: string[];
}

/** How the nameservers to which a domain is to move compare with what was saved. */
export interface MoveComparison {
  /** Records that were compared. */
  compared: number;
  differences: Difference[];
  /** New nameservers that could not be asked, and why. */
  unasked: { server: string; why: string }[];
  /** The domain is signed: the parent's DS has to go first, or resolvers refuse what the new nameservers say. */
  signed: boolean;
}

const MOST = 8;

/** One to eight names, in lines or with commas, as people copy them from a provider's page. */
export const NameserverNames = z
  .string()
  .transform((typed) => [
    ...new Set(
      typed
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(plainName),
    ),
  ])
  .pipe(
    z
      .array(
        z.string().refine((name) => hostnameRefusal(name) === null, {
          error: ({ input }) =>
            `“${input}” is not a name of a nameserver. Enter names such as ns1.example.com.`,
        }),
      )
      .min(1, "Enter the name of at least one nameserver.")
      .max(MOST, `Enter at most ${MOST} nameservers.`),
  );

/** Why the nameservers must not move yet, worst first; empty when they may. */
export const moveBlockers = ({ differences, unasked }: MoveComparison) => ({
  mail: differences.filter(({ purpose }) => purpose !== "other"),
  unasked,
});

export function isBlocked(comparison: MoveComparison): boolean {
  const { mail, unasked } = moveBlockers(comparison);
  return mail.length > 0 || unasked.length > 0;
}

/** Whether the nameservers may move, in one sentence that names what would be lost. */
export function moveSentence(comparison: MoveComparison): string {
  const { mail, unasked } = moveBlockers(comparison);
  const lost = list(
    [...new Set(mail.map(({ record }) => `${record.type} ${shortData(record)} of ${record.name}`))].slice(
      0,
      3,
    ),
  );
  if (mail.length > 0) return `Do not move the nameservers yet: the new ones lack ${lost}.`;
  if (unasked.length > 0)
    return `Do not move the nameservers yet: ${unasked.map(({ server, why }) => `${server}: ${why}`).join("; ")}.`;
  const others = comparison.differences.length;
  if (others === 0) return `The new nameservers have all ${comparison.compared} saved records.`;
  return `The mail records are at the new nameservers; ${others} other ${others === 1 ? "record differs" : "records differ"}.`;
}

/** The parent names other nameservers than when the records were saved. */
export function hasMoved(facts: Pick<Facts, "delegation">, nameservers: string[]): boolean {
  const { outcome, parentNames } = facts.delegation;
  return (
    outcome === "delegated" &&
    nameservers.length > 0 &&
    parentNames.some((name) => !nameservers.includes(name))
  );
}
