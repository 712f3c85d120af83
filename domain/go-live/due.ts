import { z } from "zod";
import { type Day, daysBetween, dayWords } from "@/domain/day";

/** Due soon: today or within this many days. */
export const SOON_DAYS = 7;

export const TOO_EARLY = "Choose today or a later day.";

/** A day as a form sends it. */
export const DueDay = z.iso.date("Choose a day.");

/** Nobody, or a person's id, as a form sends it. */
export const OwnerChoice = z
  .string("Choose who sees to it.")
  .refine((owner) => owner === "nobody" || z.uuid().safeParse(owner).success, "Choose who sees to it.")
  .transform((owner) => (owner === "nobody" ? null : owner));

/** The plan of one go-live as its form sends it: no day is none. */
export const PlanInput = z.object({
  owner: OwnerChoice,
  due: z.union([z.literal("").transform(() => null), DueDay], "Choose a day."),
});

/** A due date in words, and whether it has passed. */
export function dueWords(due: Day | null, today: Day): { words: string; late: boolean } {
  if (!due) return { words: "No date", late: false };
  const days = daysBetween(today, due);
  if (days < 0) return { words: `Overdue since ${dayWords(due, today)}`, late: true };
  if (days < 2) return { words: days === 0 ? "Today" : "Tomorrow", late: false };
  return { words: dayWords(due, today), late: false };
}

/** A new due date lies ahead; one that has passed may stay. */
export const mayBeDue = (due: Day | null, before: Day | null, today: Day) =>
  due === null || due === before || due >= today;
