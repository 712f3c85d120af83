"use client";

import type { ReactNode } from "react";
import { Field } from "./field";
import { describedBy, first, useField } from "./form-context";

export interface TextAreaProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  value?: string;
  rows?: number;
  machine?: boolean;
  required?: boolean;
}

export function TextArea({ name, label, hint, value, rows = 4, machine, required }: TextAreaProps) {
  const { id, errors, kept } = useField(name);
  return (
    <Field id={id} label={label} hint={hint} errors={errors}>
      <textarea
        className={machine ? "input machine" : "input"}
        id={id}
        name={name}
        rows={rows}
        required={required}
        spellCheck={!machine}
        defaultValue={first(kept) ?? value}
        aria-describedby={describedBy(id, hint, errors)}
        aria-invalid={errors.length > 0 || undefined}
      />
    </Field>
  );
}
