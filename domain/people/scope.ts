import { z } from "zod";
import type { ClientRole } from "@/domain/people/role";
import { listed } from "@/domain/words";

/** Members and viewers may be limited to some websites; admins and billing answer for the whole account. */
export const mayBeScoped = (role: ClientRole) => role === "client_member" || role === "client_viewer";

/** Which websites somebody is limited to, for a reader who may not see them all: `hidden`. */
export const scopeWords = (names: string[], hidden: boolean) =>
  listed(names) || (hidden ? "Some websites" : "No website");

/** The fields with which a form says which websites somebody sees: all of them, or those that are ticked. */
export const scopeFields = {
  reach: z.enum(["all", "some"]).default("all"),
  "applications[]": z.array(z.uuid()).default([]),
};

interface Chosen {
  role: ClientRole;
  reach: "all" | "some";
  "applications[]": string[];
}

/** Reads them: `scope` holds the ids of the websites, and is null for all of the account. */
export function withScope<T extends Chosen>(chosen: T, context: z.RefinementCtx) {
  const { reach, "applications[]": ids, ...rest } = chosen;
  const wrong = (message: string) => {
    context.addIssue({ code: "custom", path: ["reach"], message });
    return z.NEVER;
  };
  if (reach === "all") return { ...rest, scope: null };
  if (!mayBeScoped(chosen.role)) return wrong("Only members and viewers can be limited to some websites.");
  if (ids.length === 0) return wrong("Tick at least one website, or remove their access instead.");
  return { ...rest, scope: ids };
}
