import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { grouped } from "@/domain/words";

export interface RailItem {
  label: string;
  href: string;
  count?: number;
  current?: boolean;
}

/** The left rail: switcher, menu, and at its foot the reader's own login. On a narrow window the menu opens as a layer. */
export function Rail(props: {
  /** An AccountSwitcher, or the name alone for someone with one account. */
  top: ReactNode;
  /** Beside the switcher: the way to the reader's notices. */
  bell?: ReactNode;
  title?: string;
  up?: { label: string; href: string };
  items: RailItem[];
  foot?: ReactNode;
}) {
  const { top, bell, title, up, items, foot } = props;
  return (
    <header className="rail">
      {top}
      {bell}
      <button type="button" className="btn menu-button" popoverTarget="menu">
        <Icon name="menu" />
        Menu
      </button>
      <div className="rail-menu layer" id="menu" popover="auto">
        <nav className="rail-items" aria-label={title ?? "Main"}>
          {up ? (
            <a className="up" href={up.href}>
              <Icon name="back" />
              {up.label}
            </a>
          ) : null}
          {title ? <p className="rail-title">{title}</p> : null}
          {items.map(({ label, href, count, current }) => (
            <a key={href} href={href} aria-current={current ? "page" : undefined}>
              {label}
              {count === undefined ? null : <span className="count">{grouped(count)}</span>}
            </a>
          ))}
        </nav>
        {foot ? <div className="rail-foot">{foot}</div> : null}
      </div>
    </header>
  );
}
