import { type ReactNode, useId } from "react";

export interface Column {
  /** Needed where two columns may have the same label. */
  key?: string;
  label: string;
  /** A column without a visible heading keeps its label for screen readers. */
  hidden?: boolean;
  number?: boolean;
  sort?: "ascending" | "descending" | "none";
  /** Where a click on the heading sorts by this column. */
  href?: string;
}

/** A real table in a box that alone may scroll sideways. Children are its <tr>s; the first cell of each is a <th scope="row">. */
export function Table(props: {
  caption: string;
  captionHidden?: boolean;
  columns: Column[];
  className?: string;
  children: ReactNode;
}) {
  const { caption, captionHidden, columns, className, children } = props;
  const id = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="scroll" aria-labelledby={id} tabIndex={0}>
      <table className={className ? `table ${className}` : "table"}>
        <caption id={id} className={captionHidden ? "sr" : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ key, ...column }) => (
              <ColumnHead key={key ?? column.label} {...column} />
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

function ColumnHead({ label, hidden, number, sort, href }: Omit<Column, "key">) {
  return (
    <th scope="col" aria-sort={sort} className={number ? "number" : undefined}>
      {href ? <a href={href}>{label}</a> : hidden ? <span className="sr">{label}</span> : label}
    </th>
  );
}
