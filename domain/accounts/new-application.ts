import { z } from "zod";
import { websiteProposal } from "@/domain/accounts/draft-website";
import { asciiOf, displayName, Hostname, productionGuess } from "@/domain/accounts/hostname";
import { Origin } from "@/domain/accounts/origin";
import { foundSentence, type OriginFound } from "@/domain/accounts/origin-found";
import { Name } from "@/domain/name";

const optional = z.string().default("");

/** The form that adds a website to an account, as sent: whatever is not typed can be proposed. */
export const ApplicationForm = z.object({
  hostname: Hostname,
  name: optional,
  origin: optional,
  staging: optional,
  /** The address that DNS was asked about for the proposals in this form. */
  asked: optional,
  keep: optional,
  do: optional,
});
export type ApplicationForm = z.infer<typeof ApplicationForm>;

/** A website of an account, judged. */
export const NewApplication = z.object({
  hostname: Hostname,
  name: Name,
  origin: z.union([z.literal("").transform(() => null), Origin]),
  staging: z.union([z.literal("").transform(() => null), Hostname]),
});
export type NewApplication = z.infer<typeof NewApplication>;

/** The production name behind an address that looks like a test copy and was not meant; null otherwise. */
export const meantInstead = ({ hostname, keep }: ApplicationForm) =>
  asciiOf(keep) === hostname ? null : productionGuess(hostname);

/** Production in place of the typed address, which becomes staging. */
export const swapped = (form: ApplicationForm, production: string): ApplicationForm => ({
  ...form,
  hostname: production,
  staging: form.hostname,
});

/** True while there is something to propose that nobody has seen yet, or what was proposed is for another address. */
export const wantsProposal = ({ asked, hostname, name, origin }: ApplicationForm) =>
  asked !== hostname && (asked !== "" || name.trim() === "" || origin.trim() === "");

/** The form with its empty fields filled in, and a sentence on what was found. */
export function proposed(form: ApplicationForm, found: OriginFound | undefined) {
  const { hostname, name, origin, staging } = form;
  const values: Record<string, string> = {
    hostname: displayName(hostname),
    name: name.trim() || websiteProposal(hostname).name,
    origin: origin.trim() || (found?.origin ?? ""),
    staging,
    asked: hostname,
  };
  const second = staging ? ` ${displayName(staging)} becomes its staging environment.` : "";
  const moved = form.asked !== "" && form.asked !== hostname;
  const then = moved
    ? "The address changed: look at the name and the origin again."
    : "Look at the fields, then add it.";
  return { values, said: `${foundSentence(found)}${second} ${then}` };
}
