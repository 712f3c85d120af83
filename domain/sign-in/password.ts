import { z } from "zod";

/** A new password: length is what makes it strong, so nothing else is asked (NIST SP 800-63B section 3.1.1). */
export const NewPassword = z
  .string()
  .min(10, "Use at least 10 characters. A short sentence is easy to remember.")
  .max(200, "Use at most 200 characters.");
