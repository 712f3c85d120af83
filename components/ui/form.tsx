"use client";

import { type ReactNode, useActionState, useId } from "react";
import type { FormAction, FormState } from "@/domain/form";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";

const nothing: FormState = {};

/**
 * A form around a server action, its fields written by the page as ordinary markup. Works without JavaScript:
 * React puts the action's answer into the page it renders, and fields find their error and typed value by name.
 */
export function Form(props: {
  action: FormAction;
  children: ReactNode;
  className?: string;
  /** Names a form among several on the page. */
  label?: string;
}) {
  const [state, submit] = useActionState(props.action, nothing);
  const id = useId();
  const wrong = state.errors && Object.keys(state.errors).length > 0;
  return (
    <FormContext value={{ id, state }}>
      <form action={submit} className={props.className ?? "form"} aria-label={props.label} noValidate>
        {wrong ? <ErrorSummary formId={id} errors={state.errors ?? {}} /> : null}
        {props.children}
        <p className="status" role="status">
          {state.said}
        </p>
      </form>
    </FormContext>
  );
}
