import { z } from "zod";
import { MailAddress, Name } from "@/domain/name";
import { NewPassword } from "@/domain/sign-in/password";

/** What the first visit asks: the agency, and the person who will own it. */
export const FirstVisit = z.object({
  token: z.string(),
  agency: Name,
  name: Name,
  email: MailAddress,
  password: NewPassword,
  example: z.stringbool({ truthy: ["on"], falsy: [""] }).default(false),
});
