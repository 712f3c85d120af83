import { type ReactNode, useId } from "react";
import { type ButtonKind, buttonClass } from "./button";

/**
 * A button that opens a question in a native dialog, without JavaScript. Where `commandfor` is unknown the popover
 * attribute opens the same dialog. The question must need no typing: an answer with errors belongs on its own page.
 */
export function ConfirmDialog(props: {
  open: ReactNode;
  kind?: ButtonKind;
  size?: "small";
  title: string;
  /** What will happen, and what will not. */
  children: ReactNode;
  /** The form that does it, with its SubmitButton named by the verb. */
  form: ReactNode;
  cancel?: string;
}) {
  const { open, kind = "danger", size, title, children, form, cancel = "Keep as it is" } = props;
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={buttonClass(kind, size)}
        popoverTarget={id}
        {...command("show-modal", id)}
      >
        {open}
      </button>
      <dialog id={id} className="dialog" popover="auto" aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>{title}</h2>
        <div className="prose mt-2">{children}</div>
        <div className="cluster mt-5">
          {form}
          <button
            type="button"
            className="btn"
            popoverTarget={id}
            popoverTargetAction="hide"
            {...command("close", id)}
          >
            {cancel}
          </button>
        </div>
      </dialog>
    </>
  );
}

/** Attributes that React's types do not know yet. */
function command(name: "show-modal" | "close", id: string): Record<string, string> {
  return { command: name, commandfor: id };
}
