import type { ReactNode } from "react";

/** Fields that belong together under one legend. */
export function FieldSet({
  legend,
  hint,
  children,
}: {
  legend: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <fieldset className="fieldset">
      <legend className="legend">{legend}</legend>
      {hint ? <div className="hint">{hint}</div> : null}
      {children}
    </fieldset>
  );
}
