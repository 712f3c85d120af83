/** How somebody wants to be told by mail: of each notice, or of a day's notices together. */
export const NOTICE_MAILS = ["at_once", "daily"] as const;
export type NoticeMail = (typeof NOTICE_MAILS)[number];
