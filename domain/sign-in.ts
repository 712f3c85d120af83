import { z } from "zod";
import { MailAddress } from "@/domain/name";

export const PasswordSignIn = z.object({
  email: MailAddress,
  password: z.string().min(1, "Enter your password.").max(200, "Use at most 200 characters."),
  next: z.string().optional(),
});
