import { z } from "zod";
import { readAddresses } from "@/domain/accounts/draft-people";
import { until } from "@/domain/mail/until";
import { MailAddress, Name } from "@/domain/name";
import { AGENCY_ROLES, CLIENT_ROLES, mayGrant, type Role } from "@/domain/people/role";
import { scopeFields, withScope } from "@/domain/people/scope";
import { Forbidden, Refusal } from "@/domain/refusal";
import { NewPassword } from "@/domain/sign-in/password";

/** An invitation can be accepted for this long. */
export const INVITATION_HOURS = 48;

export const invitationExpiry = (now: Date) => new Date(now.getTime() + INVITATION_HOURS * 3_600_000);

export interface InvitationDates {
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
}

/** What has become of an invitation. */
export function invitationState({ expiresAt, acceptedAt, revokedAt }: InvitationDates, now: Date) {
  if (acceptedAt) return "used";
  if (revokedAt) return "revoked";
  return expiresAt > now ? "open" : "ended";
}

/** Nobody invites to a role above their own. */
export function refuseHigherRole(mine: Role, role: Role) {
  if (!mayGrant(mine, role)) throw new Forbidden("You can give at most your own role.", "role");
}

/** A second invitation of the same address is refused while the first can be accepted; an ended one is renewed. */
export function refuseOpenInvitation(email: string, expiresAt: Date, now: Date, timeZone: string) {
  if (expiresAt > now)
    throw new Refusal("addresses", `${email} is already invited, until ${until(expiresAt, timeZone)}.`);
}

/** Nobody sends more invitations than this a day, and nobody gets more of one account. Staff may bring all their clients on one. */
const SENT_A_DAY = { staff: 2_000, client: 200 };
const GOT_A_DAY = 6;

/** Invitations are mailed in the agency's name to whatever address is typed: not without end. */
export function refuseManyInvitations(
  sent: { mine: number; theirs: number },
  { email, isStaff }: { email: string; isStaff: boolean },
) {
  const most = SENT_A_DAY[isStaff ? "staff" : "client"];
  if (sent.theirs >= GOT_A_DAY)
    throw new Refusal(
      "form",
      `${email} was mailed ${GOT_A_DAY} times today. Copy the link and hand it over.`,
    );
  if (sent.mine >= most)
    throw new Refusal("form", `You sent ${most} invitations within a day. Send this one tomorrow.`);
}

const Addresses = z.string().transform((typed, context) => {
  const { addresses, wrong, unread } = readAddresses(typed);
  if (addresses.length === 0)
    for (const message of wrong.length > 0 ? wrong : ["Enter at least one mail address."])
      context.addIssue({ code: "custom", message });
  if (addresses.length > INVITED_MOST)
    context.addIssue({ code: "custom", message: `Invite at most ${INVITED_MOST} people at once.` });
  return { addresses, unread };
});

const INVITED_MOST = 200;

/** What became of one address of several that were invited together. */
export interface InvitedRow {
  email: string;
  invited: boolean;
  sentence: string;
}

/** Of several addresses nobody was new. Nothing was changed. */
export class NobodyInvited extends Refusal {
  constructor(readonly rows: InvitedRow[]) {
    super(
      "addresses",
      rows.length === 1 ? (rows[0]?.sentence ?? "") : "Everybody has access or is invited already.",
    );
  }
}

/** People of a client, invited to one account. */
export const ClientInvitations = z
  .object({ addresses: Addresses, role: z.enum(CLIENT_ROLES), ...scopeFields })
  .transform(withScope);

/** Colleagues, invited to the agency. */
export const StaffInvitations = z.object({ addresses: Addresses, role: z.enum(AGENCY_ROLES) });

/** One of two buttons beside an open invitation, each with the invitation's id. */
export const InvitationChoice = z.union([z.object({ resend: z.uuid() }), z.object({ revoke: z.uuid() })]);

/** The right address of an open invitation. */
export const InvitationCorrection = z.object({ correct: z.uuid(), email: MailAddress });

/** How a new person joins. */
export const Joining = z.object({ token: z.string(), name: Name, password: NewPassword });

/** How somebody joins who has a login. */
export const JoiningToken = z.object({ token: z.string() });
