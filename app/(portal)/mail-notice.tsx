import { Notice } from "@/components/ui/notice";
import type { Actor } from "@/domain/people/actor";
import { can } from "@/domain/people/permission";
import { env } from "@/env";

/** Says that no mail leaves the portal while no mail server is set, and where it can be read. */
export function MailNotice({ actor }: { actor: Actor }) {
  if (env().smtpUrl) return null;
  return (
    <Notice kind="wait" title="Mail is not set up">
      {actor.staffRole && can(actor.staffRole, "mail.read") ? (
        <p>
          No mail leaves the portal until SMTP_URL is set. Read it under <a href="/mail">Mail</a>, or copy the
          link and send it yourself.
        </p>
      ) : (
        <p>No mail leaves the portal for now. Copy the link and send it yourself.</p>
      )}
    </Notice>
  );
}
