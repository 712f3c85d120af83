import { Icon } from "@/components/ui/icon";

/** The way to the reader's notices, with how many they have not read. */
export function Bell(props: { href: string; unread: number; most: number; current?: boolean }) {
  const { href, unread, most, current } = props;
  const count = unread > most ? `${most}+` : String(unread);
  return (
    <a className="bell" href={href} aria-current={current ? "page" : undefined}>
      <Icon name="bell" />
      <span className="bell-label">Notices</span>{" "}
      {unread > 0 ? (
        <span className="bell-count">
          {count}
          <span className="sr"> unread</span>
        </span>
      ) : null}
    </a>
  );
}
