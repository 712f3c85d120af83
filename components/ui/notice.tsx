import { CircleAlert, CircleCheck, Clock, Info } from "lucide-react";
import type { ReactNode } from "react";

const icons = { info: Info, wait: Clock, stop: CircleAlert, done: CircleCheck };

/** A few sentences that matter now. `stop` interrupts a screen reader; the others are read in their place. */
export function Notice(props: { kind?: keyof typeof icons; title?: ReactNode; children?: ReactNode }) {
  const { kind = "info", title, children } = props;
  const Icon = icons[kind];
  return (
    <div className={`notice ${kind}`} role={kind === "stop" ? "alert" : undefined}>
      <Icon size={18} aria-hidden />
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
