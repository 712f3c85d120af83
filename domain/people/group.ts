import { z } from "zod";
import { Name } from "@/domain/name";

/** As many as a form of a group takes at once. */
export const GROUP_MOST = 500;

export const NewGroup = z.object({ name: Name });

/** A form with one tick sends one string, with none nothing. */
export const Ticked = z.preprocess(
  (sent) => (sent === undefined ? [] : [sent].flat()),
  z.array(z.uuid()).min(1, "Tick at least one.").max(GROUP_MOST, `Tick at most ${GROUP_MOST} at once.`),
);

export const ChosenPeople = z.object({ people: Ticked });
export const ChosenAccounts = z.object({ accounts: Ticked });

/** A form that asks nothing but to be sent. */
export const NoAnswers = z.object({});
