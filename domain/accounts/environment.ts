import { z } from "zod";
import { Hostname } from "@/domain/accounts/hostname";
import { Origin } from "@/domain/accounts/origin";
import { Refusal } from "@/domain/refusal";

export const ENVIRONMENT_KINDS = ["production", "staging", "development", "other"] as const;
export type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number];

/** Where an environment is in its account, by slugs. */
export interface EnvironmentPath {
  application: string;
  environment: string;
}

/** An environment is a branch of the application's repository at the edge, and the edge allows no more than this. */
export const EnvironmentName = z
  .string()
  .trim()
  .min(1, "Enter a name, such as Staging.")
  .max(30, "Use at most 30 characters.")
  .regex(
    /^[A-Za-z][A-Za-z0-9]*$/,
    "Start with a letter and use only letters and digits: the name is also a branch name at the edge, which has no hyphens or spaces.",
  )
  .refine((name) => name.toLowerCase() !== "new", "Choose another name: this one is a page of the portal.");

/** What one enters to add an environment. */
export const EnvironmentInput = z.object({
  name: EnvironmentName,
  kind: z.enum(ENVIRONMENT_KINDS).exclude(["production"]),
  hostname: Hostname,
  origin: z.union([z.literal("").transform(() => null), Origin]),
});
export type EnvironmentInput = z.infer<typeof EnvironmentInput>;

/** Refuses a second environment whose name reads the same in a URL. */
export function refuseTakenName(name: string, slugs: string[]) {
  if (slugs.includes(name.toLowerCase()))
    throw new Refusal("name", `This application already has an environment ${name}.`);
}

/** A test copy that fetches from production's server would test nothing, and could break it. */
export const sharesProductionOrigin = (
  environment: { kind: EnvironmentKind; origin: string | null },
  production: { origin: string | null },
) =>
  environment.kind !== "production" &&
  environment.origin !== null &&
  environment.origin === production.origin;
