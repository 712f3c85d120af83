import type { ReactNode } from "react";

/** The error under a label, in the words of the error summary. */
export function FieldError({ id, errors }: { id: string; errors: string[] }) {
  if (errors.length === 0) return null;
  return (
    <p className="error" id={`${id}-error`}>
      <span className="sr">Error: </span>
      {errors.join(" ")}
    </p>
  );
}

/** Label, hint and error around one control; the control points back with aria-describedby. */
export function Field(props: {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  errors: string[];
  children: ReactNode;
}) {
  const { id, label, hint, errors, children } = props;
  return (
    <div className={errors.length ? "field wrong" : "field"}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      <FieldError id={id} errors={errors} />
      {children}
    </div>
  );
}
