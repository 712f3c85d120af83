import { z } from "zod";

/** An approval that reached the agency outside the portal. */
export const ApprovalInput = z.object({
  words: z.string().trim().min(1, "Say who approved, and how.").max(120, "At most 120 letters."),
});
