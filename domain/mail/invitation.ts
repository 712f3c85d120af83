import { letter } from "@/domain/mail/letter";
import { until } from "@/domain/mail/until";
import { INVITATION_HOURS } from "@/domain/people/invitation";
import { can } from "@/domain/people/permission";
import { type Role, roleWords } from "@/domain/people/role";
import { listed } from "@/domain/words";

/** Asks somebody to join: who asks, to what, and what they may do there. `account` is null for the agency's own staff. */
export function invitationMail(about: {
  agency: string;
  account: string | null;
  /** Those that somebody is limited to; null for all of the account. */
  websites: string[] | null;
  inviter: string;
  role: Role;
  email: string;
  href: string;
  expiresAt: Date;
  timeZone: string;
}) {
  const { agency, account, websites, inviter, role, email, href, expiresAt, timeZone } = about;
  const place = account ?? agency;
  return letter({
    agency,
    matter: `${inviter} invites you to ${place}`,
    title: `${inviter} invites you to ${place}`,
    paragraphs: [
      account
        ? `${agency} looks after the websites of ${account}.${can(role, "application.read") ? sight(websites) : ""}`
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

function sight(websites: string[] | null) {
  if (websites?.length === 0) return "";
  const which = websites
    ? `${listed(websites)} of them, whether ${websites.length === 1 ? "it is" : "they are"} live,`
    : "which of them are live,";
  return ` In the portal you see ${which} and what is left to do.`;
}
