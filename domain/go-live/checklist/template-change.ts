import { z } from "zod";
import { HAND_OVER, SIGN_OFF, STAGING_FIRST } from "@/domain/go-live/checklist/manual-task";
import { TASK_TITLES } from "@/domain/go-live/checklist/task-title";
import { TASK_SCOPES, type TemplateTask } from "@/domain/go-live/checklist/template";
import { PHASES, TASK_SIDES } from "@/domain/go-live/phase";
import { NotFound, Refusal } from "@/domain/refusal";
import { slugFor } from "@/domain/slug";

/** As many tasks as a checklist can hold and still be read. */
const MOST = 60;

export const TemplateTaskInput = z.object({
  title: z.string().trim().min(1, "Give the task a name.").max(80, "At most 80 letters."),
  what: z.string().trim().min(1, "Say what one does.").max(400, "At most 400 letters."),
  phase: z.enum(PHASES),
  side: z.enum(TASK_SIDES),
  scope: z.enum(TASK_SCOPES),
  blocking: z.stringbool().default(false),
});
export type TemplateTaskInput = z.infer<typeof TemplateTaskInput>;

export const Direction = z.enum(["up", "down"]);

/** Tasks that mean something to the portal: they keep their place, and can be worded anew. */
export const keepsPlace = (key: string) => [HAND_OVER, SIGN_OFF, STAGING_FIRST].includes(key);
/** Without these two nothing says whose turn it is, or that the client agrees. */
export const staysInTemplate = (key: string) => [HAND_OVER, SIGN_OFF].includes(key);

const find = (list: TemplateTask[], key: string) => {
  const found = list.find((task) => task.key === key);
  if (!found) throw new NotFound();
  return found;
};

/** Phases in their order; within one the order of the list. */
const sorted = (list: TemplateTask[]) =>
  PHASES.flatMap((phase) => list.filter((task) => task.phase === phase));

export function withTask(list: TemplateTask[], input: TemplateTaskInput) {
  if (list.length >= MOST) throw new Refusal("form", `A checklist has at most ${MOST} tasks.`);
  const taken = ["checks", ...Object.keys(TASK_TITLES), ...list.map(({ key }) => key)];
  return sorted([...list, { ...input, key: slugFor(input.title, taken) }]);
}

export function withWords(list: TemplateTask[], key: string, input: TemplateTaskInput) {
  const { phase, side, scope } = find(list, key);
  const place = keepsPlace(key) ? { phase, side, scope } : {};
  return sorted(list.map((task) => (task.key === key ? { ...task, ...input, ...place } : task)));
}

export function withoutTask(list: TemplateTask[], key: string) {
  if (staysInTemplate(find(list, key).key))
    throw new Refusal("form", "The portal needs this task. Its words can be changed.");
  return list.filter((task) => task.key !== key);
}

/** Moves a task past its neighbour in the same phase. Refuses to move it past the end. */
export function withMoved(list: TemplateTask[], key: string, direction: z.infer<typeof Direction>) {
  const { phase } = find(list, key);
  const mine = list.filter((task) => task.phase === phase);
  const from = mine.findIndex((task) => task.key === key);
  const to = direction === "up" ? from - 1 : from + 1;
  const [task, neighbour] = [mine[from], mine[to]];
  if (!task || !neighbour)
    throw new Refusal("form", `It is the ${direction === "up" ? "first" : "last"} there already.`);
  return list.map((one) => (one === task ? neighbour : one === neighbour ? task : one));
}
