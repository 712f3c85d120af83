"use client";

import { createContext, useContext } from "react";
import type { FormState } from "@/domain/form";

/** The form a field stands in: `id` begins every field's id, `state` is the last answer of the server. */
export const FormContext = createContext<{ id: string; state: FormState }>({ id: "field", state: {} });

/** Why no form here can be sent just now; empty while they can. */
export const ReadOnlyContext = createContext("");

/** What a field needs of its form. Outside a <Form> (a GET filter, say) it is only its own id. */
export function useField(name: string) {
  const { id, state } = useContext(FormContext);
  const kept = state.values?.[name];
  return { id: `${id}-${name}`, errors: state.errors?.[name] ?? [], kept, state };
}

/** Ids of the hint and the error that describe a control. */
export function describedBy(id: string, hint: unknown, errors: string[]) {
  return (
    [hint ? `${id}-hint` : "", errors.length ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined
  );
}

export const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export const all = (value: string | string[] | undefined) => (typeof value === "string" ? [value] : value);
