import { Icon } from "@/components/ui/icon";
import { AccountFilter } from "./account-filter";

export interface SwitcherAccount {
  name: string;
  /** Leads to the same sub-page of that account where it has one. */
  href: string;
  current?: boolean;
}

/**
 * Names where one is, and leads to the accounts from A to Z. Plain links in a native popover; a script adds the filter.
 * With nothing to switch to, it is only the name.
 */
export function AccountSwitcher(props: {
  here: string;
  /** What its reader calls an account. */
  what: "client" | "account";
  accounts: SwitcherAccount[];
  /** There are more accounts than these. */
  more: boolean;
  all: { label: string; href: string };
}) {
  const { here, what, accounts, more, all } = props;
  if (accounts.length < 2) return <span className="switcher">{here}</span>;
  return (
    <>
      <button
        type="button"
        className="switcher"
        popoverTarget="accounts"
        aria-label={`${here}: change ${what}`}
      >
        <span>{here}</span>
        <Icon name="choose" />
      </button>
      <nav className="layer switcher-layer" id="accounts" popover="auto" aria-label={`Change ${what}`}>
        <AccountFilter list="accounts" what={what} />
        <AccountLinks accounts={accounts} />
        <p className="none">{more ? `Not among these ${accounts.length}.` : `No ${what} of that name.`}</p>
        <a className="all link" href={all.href}>
          {all.label}
        </a>
      </nav>
    </>
  );
}

function AccountLinks({ accounts }: { accounts: SwitcherAccount[] }) {
  return (
    <section>
      <h2>A to Z</h2>
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
