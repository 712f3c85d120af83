import { Tag, type Tone } from "@/components/ui/tag";

export interface Task {
  key: string;
  title: string;
  hint?: string;
  /** Absent while it cannot be started. */
  href?: string;
  status: string;
  /** Open work stands out; what is completed or cannot start stays plain. */
  tone?: Tone;
}

/** Tasks in free order, each row one link. What is blocked is not linked, and its hint names the blocker. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ul className="tasks">
      {tasks.map(({ key, title, hint, href, status, tone }) => (
        <li key={key} className={href || !tone || tone === "plain" ? undefined : "waiting"}>
          <div className="what">
            {href ? (
              <a href={href} aria-describedby={`task-${key}`}>
                {title}
              </a>
            ) : (
              title
            )}
            {hint ? <div className="hint">{hint}</div> : null}
          </div>
          <div id={`task-${key}`}>
            {tone ? <Tag tone={tone}>{status}</Tag> : <span className="muted">{status}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
