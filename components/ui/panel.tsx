import { type ReactNode, useId } from "react";

/** A titled part of a page. `tag` stands beside the title, `end` at the far side, `sub` below. */
export function Panel(props: {
  title: ReactNode;
  tag?: ReactNode;
  end?: ReactNode;
  sub?: ReactNode;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{props.title}</h2>
        {props.tag}
        {props.end ? <div className="end">{props.end}</div> : null}
        {props.sub ? <p>{props.sub}</p> : null}
      </header>
      {props.children}
    </section>
  );
}
