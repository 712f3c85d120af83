import { tokenFor } from "@/db/secrets/seal";
import { env } from "@/env";

interface Linked {
  id: string;
  expiresAt: Date;
}

/** The token in an invitation's link: made from what is stored, so that the link can be shown again. */
export const invitationToken = ({ id, expiresAt }: Linked) =>
  tokenFor("invitation", `${id} ${expiresAt.toISOString()}`);

export const invitationHref = (invitation: Linked) =>
  `${env().origin}/invitations/${invitationToken(invitation)}`;
