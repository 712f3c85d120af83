import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import type { TemplateTask } from "@/domain/go-live/checklist/template";
import { move } from "./actions";

/** One task of the template: a link to its page, and the way up and down among its neighbours. */
export function TemplateRow({ task, first, last }: { task: TemplateTask; first: boolean; last: boolean }) {
  const { key, title, what, side, scope, blocking } = task;
  return (
    <li className="template">
      <div className="what">
        <a href={`/settings/checklist/${key}`}>{title}</a>
        <div className="hint">{what}</div>
        <div className="hint">
          {side === "client" ? "The client’s. " : ""}
          {scope === "production" ? "Production only." : "Every environment."}
        </div>
      </div>
      {blocking ? <Tag tone="turn">Blocking</Tag> : null}
      <Form action={move} label={`Move ${title}`} className="cluster above">
        <input type="hidden" name="key" value={key} />
        {first ? null : <Move direction="up" title={title} />}
        {last ? null : <Move direction="down" title={title} />}
      </Form>
    </li>
  );
}

const Move = ({ direction, title }: { direction: "up" | "down"; title: string }) => (
  <SubmitButton kind="quiet" size="small" name="direction" value={direction} pending="Moving…">
    {direction === "up" ? "Up" : "Down"}
    <span className="sr"> {title}</span>
  </SubmitButton>
);
