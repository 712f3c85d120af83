"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonKind, buttonClass } from "./button";

/** Submits its form once: while the answer is on its way it says so and ignores further clicks, keeping the focus. */
export function SubmitButton(props: {
  children: ReactNode;
  pending?: string;
  kind?: ButtonKind;
  size?: "small" | "wide";
  name?: string;
  value?: string;
}) {
  const { children, pending: saying = "Saving…", kind = "primary", size, name, value } = props;
  const { pending } = useFormStatus();
  return (
    <button
      className={buttonClass(kind, size)}
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : undefined}
    >
      {pending ? saying : children}
    </button>
  );
}
