import { grouped } from "@/domain/words";

export interface FilterLink {
  label: string;
  href: string;
  count?: number;
  current?: boolean;
}

/** Links that narrow the list below; the filter lives in the address. */
export function FilterLinks({ label, links }: { label: string; links: FilterLink[] }) {
  return (
    <nav aria-label={label}>
      <ul className="chips">
        {links.map((link) => (
          <li key={link.label}>
            <a href={link.href} aria-current={link.current ? "true" : undefined}>
              {link.label}
              {link.count === undefined ? null : <span>{grouped(link.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
