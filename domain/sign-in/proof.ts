import { z } from "zod";
import { Refusal } from "@/domain/refusal";
import { PROOF_FIELD } from "@/domain/sign-in/proof-field";

/** Acts that ask for it want their doer to have proved who they are within this many minutes. */
export const FRESH_MINUTES = 10;

/** A proof from the future, as after a clock that was put back, is as old as it is far away. */
export const isFresh = (provenAt: Date | undefined, now: Date) =>
  provenAt !== undefined && Math.abs(now.getTime() - provenAt.getTime()) <= FRESH_MINUTES * 60_000;

/** The act wants a newer proof. The form that was sent asks for it, and keeps what was typed. */
export class StaleProof extends Refusal {
  constructor() {
    super("form", "Confirm that it is you: nothing was changed yet.");
  }
}

/** Where one confirms by whatever means one has, and comes back from. */
export const confirmHref = (next?: string) =>
  next ? `/me/confirm?next=${encodeURIComponent(next)}` : "/me/confirm";

export const Proof = z.object({
  [PROOF_FIELD]: z
    .string()
    .min(1, "Enter your password, or a code from your authenticator app.")
    .max(200, "Use at most 200 characters."),
  next: z.string().optional(),
});
