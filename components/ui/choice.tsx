import type { ReactNode } from "react";

/** One radio or checkbox with its label and hint; keyed by its start so that a reset by React keeps what was chosen. */
export function Choice(props: {
  id: string;
  type: "radio" | "checkbox";
  name: string;
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  describedBy?: string;
  wrong?: boolean;
}) {
  const { id, type, name, value, label, hint, checked, disabled, wrong } = props;
  const description = [hint ? `${id}-hint` : "", props.describedBy ?? ""].filter(Boolean).join(" ");
  return (
    <div className="choice">
      <input
        key={String(checked)}
        type={type}
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        disabled={disabled}
        aria-describedby={description || undefined}
        aria-invalid={wrong && type === "checkbox" ? true : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  );
}
