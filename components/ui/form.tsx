"use client";

import { type ReactNode, useActionState, useContext, useId, useMemo } from "react";
import { type FormAction, type FormState, ONCE_FIELD } from "@/domain/form";
import { ErrorSummary } from "./error-summary";
import { FormContext, ReadOnlyContext } from "./form-context";
import { newOnceKey, sending } from "./once";
import { OvertakenChoice } from "./overtaken-choice";
import { ProofField } from "./proof-field";

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
  /** Works where nothing else can be changed: what ends that state. */
  always?: boolean;
}) {
  const [state, submit] = useActionState(props.action, nothing);
  const id = useId();
  const readOnly = useContext(ReadOnlyContext);
  const closed = props.always ? "" : readOnly;
  // Another key for every answer: what is sent after it is another sending.
  const once = useMemo(() => (state ? newOnceKey() : ""), [state]);
  const wrong = state.errors && Object.keys(state.errors).length > 0;
  return (
    <FormContext value={{ id, state }}>
      <form
        action={submit}
        className={props.className ?? "form"}
        aria-label={props.label}
        onSubmit={(event) => sending(event.currentTarget)}
        noValidate
      >
        <OnceField key={once} value={once} />
        {wrong ? <ErrorSummary formId={id} errors={state.errors ?? {}} /> : null}
        {state.prove ? <ProofField href={state.prove} /> : null}
        {closed ? (
          <fieldset disabled className="contents" aria-describedby={`${id}-closed`}>
            {props.children}
          </fieldset>
        ) : (
          props.children
        )}
        {state.overtaken ? <OvertakenChoice /> : null}
        {closed ? (
          <p className="muted" id={`${id}-closed`}>
            {closed}
          </p>
        ) : null}
        <p className="status" role="status">
          {state.said}
        </p>
      </form>
    </FormContext>
  );
}

/** Server and browser each think of a key, and either will do. */
const OnceField = ({ value }: { value: string }) => (
  <input type="hidden" name={ONCE_FIELD} defaultValue={value} suppressHydrationWarning />
);
