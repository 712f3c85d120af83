/** An invitation can be accepted for this long. */
export const INVITATION_HOURS = 48;

export const invitationExpiry = (now: Date) => new Date(now.getTime() + INVITATION_HOURS * 3_600_000);
