import { letter } from "@/domain/mail/letter";
import { until } from "@/domain/mail/until";
import { INVITATION_HOURS } from "@/domain/people/invitation";
import { type Role, roleWords } from "@/domain/people/role";

/** Asks somebody to join: who asks, to what, and what they may do there. `account` is null for the agency's own staff. */
export function invitationMail(about: {
  agency: string;
  account: string | null;
  inviter: string;
  role: Role;
  email: string;
  href: string;
  expiresAt: Date;
  timeZone: string;
}) {
  const { agency, account, inviter, role, email, href, expiresAt, timeZone } = about;
  const place = account ?? agency;
  return letter({
    agency,
    matter: `${inviter} invites you to ${place}`,
    title: `${inviter} invites you to ${place}`,
    paragraphs: [
      account
        ? `${agency} looks after the websites of ${account}. In the portal you see which of them are live, and what is left to do.`
        : `You join the portal in which ${agency} runs its clients' websites.`,
      `You ${roleWords(role)}.`,
    ],
    action: { label: "Accept the invitation", href },
    notes: [
      `The link is for ${email} alone, works once and is valid for ${INVITATION_HOURS} hours, until ${until(expiresAt, timeZone)}.`,
      "If you have a login already, use it: there is no need for a second one.",
      "You do not know what this is about? Then ignore this mail. Nothing happens.",
    ],
  });
}
