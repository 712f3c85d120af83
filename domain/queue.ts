import { z } from "zod";
import { ENVIRONMENT_KINDS } from "@/domain/accounts/environment";
import { DueDay, OwnerChoice } from "@/domain/go-live/due";
import { TURNS } from "@/domain/go-live/turn";

/** What the address of the go-live queue narrows it to. Whatever is not understood narrows nothing. */
export const QueueFilter = z.object({
  /** A person's id, the reader, or nobody. */
  owner: z
    .union([z.uuid(), z.enum(["me", "nobody"])])
    .optional()
    .catch(undefined),
  turn: z.enum(TURNS).optional().catch(undefined),
  due: z.enum(["overdue", "soon"]).optional().catch(undefined),
  kind: z.enum(ENVIRONMENT_KINDS).optional().catch(undefined),
  q: z.string().trim().max(100).catch("").default(""),
  after: z.string().optional().catch(undefined),
});
export type QueueFilter = z.infer<typeof QueueFilter>;

/** The address of the queue with some of its filter changed; every change begins at the first page. */
export function queueHref(filter: QueueFilter, change: Partial<QueueFilter>) {
  const query = new URLSearchParams(
    Object.entries({ ...filter, after: undefined, ...change }).flatMap(([key, value]) =>
      value ? [[key, value]] : [],
    ),
  );
  return query.size > 0 ? `/go-live?${query}` : "/go-live";
}

/** At most this many go-lives are changed at once. */
export const MOST_AT_ONCE = 100;

const Chosen = z
  .union([z.array(z.string()), z.string().transform((one) => [one])], "Choose at least one line.")
  .pipe(z.array(z.uuid()).max(MOST_AT_ONCE, `Choose at most ${MOST_AT_ONCE} lines.`));

const Change = z.discriminatedUnion("do", [
  z.object({ do: z.literal("assign"), chosen: Chosen, owner: OwnerChoice }),
  z.object({ do: z.literal("due"), chosen: Chosen, due: DueDay }),
  z.object({ do: z.literal("remind"), chosen: Chosen }),
]);

/**
 * What is done with the chosen lines; the button of a line, `remind`, chooses that line alone. Who presses Enter after
 * typing a day presses the first button, `assign`, without having named anybody.
 */
export const QueueChange = z.preprocess((typed) => {
  const { remind, owner, due, ...rest } = typed as Partial<Record<string, string>>;
  if (remind) return { do: "remind", chosen: [remind] };
  return rest.do === "assign" && !owner && due ? { ...rest, do: "due", due } : typed;
}, Change);
export type QueueChange = z.infer<typeof Change>;
