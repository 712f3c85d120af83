import type { ReactNode } from "react";
import { Button } from "./button";
import { Notice } from "./notice";

/** The same question as a page of its own: what goes, the form that asks for what must be typed, and the way back. */
export function ConfirmPage(props: { title: string; children: ReactNode; form: ReactNode; back: string }) {
  return (
    <section className="stack max-w-text">
      <Notice kind="wait" title={props.title}>
        {props.children}
      </Notice>
      {props.form}
      <Button href={props.back} kind="quiet">
        Keep as it is
      </Button>
    </section>
  );
}
