import { Icon } from "@/components/ui/icon";
import { AccountFilter } from "./account-filter";

export interface SwitcherAccount {
  name: string;
  /** Leads to the same sub-page of that account where it has one. */
  href: string;
  current?: boolean;
}

/**
 * Names where one is, and leads elsewhere: the accounts seen last, then all from A to Z. Plain links in a native
 * popover; a script adds the filter. With nothing to switch to, it is only the name.
 */
export function AccountSwitcher(props: {
  here: string;
  last?: SwitcherAccount[];
  accounts: SwitcherAccount[];
  all?: { label: string; href: string };
}) {
  const { here, last = [], accounts, all } = props;
  if (accounts.length < 2) return <span className="switcher">{here}</span>;
  return (
    <>
      <button
        type="button"
        className="switcher"
        popoverTarget="accounts"
        aria-label={`${here}: change client`}
      >
        <span>{here}</span>
        <Icon name="choose" />
      </button>
      <nav className="layer switcher-layer" id="accounts" popover="auto" aria-label="Change client">
        <AccountFilter list="accounts" />
        <AccountLinks title="Last seen" accounts={last} />
        <AccountLinks title="A to Z" accounts={accounts} />
        <p className="none">No client of that name.</p>
        {all ? (
          <a className="all link" href={all.href}>
            {all.label}
          </a>
        ) : null}
      </nav>
    </>
  );
}

function AccountLinks({ title, accounts }: { title: string; accounts: SwitcherAccount[] }) {
  if (accounts.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {accounts.map(({ name, href, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? "true" : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
