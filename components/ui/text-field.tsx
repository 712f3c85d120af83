"use client";

import type { InputHTMLAttributes, ReactNode } from "react";
import { Field } from "./field";
import { describedBy, first, useField } from "./form-context";

export interface TextFieldProps
  extends Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | "type"
    | "autoComplete"
    | "inputMode"
    | "placeholder"
    | "readOnly"
    | "required"
    | "minLength"
    | "maxLength"
    | "spellCheck"
    | "autoCapitalize"
  > {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  value?: string;
  width?: "short" | "medium" | "full";
  /** Set for what a machine reads: a hostname, an address, a code. */
  machine?: boolean;
}

/** One line of text. `value` is where it starts; after a refusal the typed text stays. */
export function TextField({ name, label, hint, value, width = "full", machine, ...input }: TextFieldProps) {
  const { id, errors, kept } = useField(name);
  const secret = input.type === "password";
  return (
    <Field id={id} label={label} hint={hint} errors={errors}>
      <input
        {...(machine ? { spellCheck: false, autoCapitalize: "none" } : null)}
        {...input}
        className={`input ${width}${machine ? " machine" : ""}`}
        id={id}
        name={name}
        defaultValue={secret ? undefined : (first(kept) ?? value)}
        aria-describedby={describedBy(id, hint, errors)}
        aria-invalid={errors.length > 0 || undefined}
      />
    </Field>
  );
}
