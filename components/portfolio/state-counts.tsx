import { grouped } from "@/domain/words";

export interface StateCount {
  label: string;
  count: number;
  href: string;
  current?: boolean;
}

/** How many stand where; each figure filters the list below. */
export function StateCounts({ counts, label = "Sites by state" }: { counts: StateCount[]; label?: string }) {
  return (
    <nav aria-label={label}>
      <ul className="counts">
        {counts.map(({ label, count, href, current }) => (
          <li key={label}>
            <a href={href} aria-current={current ? "true" : undefined}>
              <b>{grouped(count)}</b>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
