"use client";

import { first, useField } from "./form-context";

/** What a form carries from one answer to the next without showing it. */
export function HiddenField({ name, value = "" }: { name: string; value?: string }) {
  const { kept } = useField(name);
  const carried = first(kept) ?? value;
  return <input key={carried} type="hidden" name={name} defaultValue={carried} />;
}
