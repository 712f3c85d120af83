import { sql } from "drizzle-orm";
import { changeAgencyAs, type Tx } from "@/db/access";
import { refuseOvertaken } from "@/db/commands/go-live/overtaken";
import { readTemplate } from "@/db/queries/go-live/template";
import { templateTasks } from "@/db/schema/go-live";
import type { Seen } from "@/domain/activity/conflict";
import type { DomainEvent } from "@/domain/activity/event";
import type { TemplateTask } from "@/domain/go-live/checklist/template";
import {
  type TemplateTaskInput,
  withMoved,
  withoutTask,
  withTask,
  withWords,
} from "@/domain/go-live/checklist/template-change";
import type { Actor } from "@/domain/people/actor";

/** Any number, the same for every portal: changes of the template take turns. */
const ONE_AT_A_TIME = 7_061_827;

export const addTemplateTask = (actor: Actor, input: TemplateTaskInput) =>
  change(actor, (list) => withTask(list, input), {
    action: "template.added",
    subject: input.title,
    after: input,
  });

export const changeTemplateTask = (actor: Actor, key: string, input: TemplateTaskInput, seen?: Seen) =>
  change(
    actor,
    (list) => withWords(list, key, input),
    { action: "template.changed", subject: input.title, after: input },
    async (tx, list) => {
      const task = list.find((one) => one.key === key);
      const action = "template.changed";
      const now = { values: task ? words(task) : {} };
      const edit = { seen, now, wanted: words(input), action, subject: task?.title ?? "" } as const;
      await refuseOvertaken(tx, actor, { accountId: null, ...edit });
    },
  );

const words = ({ title, what }: Pick<TemplateTaskInput, "title" | "what">) => ({ title, what });

export const moveTemplateTask = (actor: Actor, key: string, direction: "up" | "down") =>
  change(
    actor,
    (list) => withMoved(list, key, direction),
    (list) => ({
      action: "template.changed",
      subject: titleIn(list, key),
      after: { moved: direction },
    }),
  );

/** Environments keep the copies that they have. */
export const removeTemplateTask = (actor: Actor, key: string) =>
  change(
    actor,
    (list) => withoutTask(list, key),
    (list) => ({
      action: "template.removed",
      subject: titleIn(list, key),
    }),
  );

export const restoreTemplate = (actor: Actor) =>
  changeAgencyAs(actor, "template.update", async (tx) => {
    await takeTurn(tx);
    await tx.delete(templateTasks);
    return { result: undefined, event: { action: "template.restored", subject: "" } };
  });

const titleIn = (list: TemplateTask[], key: string) => list.find((task) => task.key === key)?.title ?? key;

/** Replaces the template by what becomes of it. `event` is told of the list as it was. */
const change = (
  actor: Actor,
  become: (list: TemplateTask[]) => TemplateTask[],
  event: DomainEvent | ((list: TemplateTask[]) => DomainEvent),
  refuse?: (tx: Tx, list: TemplateTask[]) => Promise<void>,
) =>
  changeAgencyAs(actor, "template.update", async (tx) => {
    await takeTurn(tx);
    const list = await readTemplate(tx);
    await refuse?.(tx, list);
    const next = become(list);
    await tx.delete(templateTasks);
    await tx.insert(templateTasks).values(next.map((task, position) => ({ ...task, position })));
    const told = typeof event === "function" ? event(list) : event;
    return { result: told.subject, event: told };
  });

const takeTurn = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${ONE_AT_A_TIME})`);
