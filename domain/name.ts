import { z } from "zod";

/** A name that people read: trimmed, 1 to 80 characters, no control or direction-changing characters. */
export const Name = z
  .string()
  .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1, "Enter a name.")
      .max(80, "Use at most 80 characters.")
      .regex(/^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u, "Use letters, digits and punctuation only."),
  );

/** A mail address of one mailbox, trimmed and lower-cased. Refuses lists, quotes and look-alike at-signs. */
export const MailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Enter one mail address, such as maria@acme.com.").max(254));
