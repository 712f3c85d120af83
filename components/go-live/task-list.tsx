import { Tag, type Tone } from "@/components/ui/tag";

export interface Task {
  key: string;
  title: string;
  hint?: string;
  /** Who sees to it and until when. */
  plan?: string;
  /** Absent while it cannot be started. */
  href?: string;
  status: string;
  /** Open work stands out in its colour; "plain" is what cannot start yet, and no tone what is completed. */
  tone?: Tone;
}

const open = (tone?: Tone) => tone !== undefined && tone !== "plain";

/** Tasks in free order, each row one link. What is blocked is not linked, and its hint names the blocker. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ul className="tasks">
      {tasks.map(({ key, title, hint, plan, href, status, tone }) => (
        <li key={key} className={tone === "plain" ? "waiting" : undefined}>
          <div className="what">
            {href ? (
              <a href={href} aria-describedby={`task-${key}`}>
                {title}
              </a>
            ) : (
              title
            )}
            {hint ? <div className="hint">{hint}</div> : null}
            {plan ? <div className="hint">{plan}</div> : null}
          </div>
          <div id={`task-${key}`}>
            {open(tone) ? <Tag tone={tone}>{status}</Tag> : <span className="muted">{status}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
