import type { ReactNode } from "react";
import { Icon } from "./icon";

const icons = { info: "info", wait: "clock", stop: "alert", done: "done" } as const;

/** A few sentences that matter now. `stop` interrupts a screen reader; the others are read in their place. */
export function Notice(props: { kind?: keyof typeof icons; title?: ReactNode; children?: ReactNode }) {
  const { kind = "info", title, children } = props;
  return (
    <div className={`notice ${kind}`} role={kind === "stop" ? "alert" : undefined}>
      <Icon name={icons[kind]} size={18} />
      <div className="flow">
        {title ? (
          <p>
            <strong>{title}</strong>
          </p>
        ) : null}
        {children}
      </div>
    </div>
  );
}
