import { readAsSystem } from "@/db/access";
import { agencies } from "@/db/schema/agency";

/** The agency's name for pages before sign-in; undefined before the first visit. */
export const agencyName = () =>
  readAsSystem(async (tx) => (await tx.select({ name: agencies.name }).from(agencies))[0]?.name);
