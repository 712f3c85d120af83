"use client";

import type { ReactNode } from "react";
import { Field } from "./field";
import { describedBy, first, useField } from "./form-context";

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectFieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  options: Option[];
  value?: string;
  width?: "short" | "medium" | "full";
}

/** A native select. Keyed by its value, because React resets a select after an action and would lose the choice. */
export function SelectField({ name, label, hint, options, value, width = "medium" }: SelectFieldProps) {
  const { id, errors, kept } = useField(name);
  const chosen = first(kept) ?? value;
  return (
    <Field id={id} label={label} hint={hint} errors={errors}>
      <select
        key={chosen}
        className={`input ${width}`}
        id={id}
        name={name}
        defaultValue={chosen}
        aria-describedby={describedBy(id, hint, errors)}
        aria-invalid={errors.length > 0 || undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
