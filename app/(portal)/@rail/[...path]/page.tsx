import { placeAt } from "@/app/(portal)/place";
import { signOut } from "@/app/sign-out";
import { AccountSwitcher } from "@/components/shell/account-switcher";
import { Bell } from "@/components/shell/bell";
import { Rail } from "@/components/shell/rail";
import { UserMenu } from "@/components/shell/user-menu";
import { UNREAD_MOST } from "@/db/queries/accounts/place";
import { inAccount } from "@/domain/address";
import { accountEntries, portalEntries } from "@/domain/navigation";
import { ROLE_NAMES } from "@/domain/people/role";
import { env } from "@/env";

type Place = Awaited<ReturnType<typeof placeAt>>;

export default async function PortalRail({ params }: { params: Promise<{ path: string[] }> }) {
  const place = await placeAt((await params).path);
  const { actor, address, names } = place;
  const role = names?.role ?? actor.staffRole;
  return (
    <Rail
      top={<Switcher {...place} />}
      bell={
        <Bell
          href="/notifications"
          unread={place.unread}
          most={UNREAD_MOST}
          current={address.area === "notifications"}
        />
      }
      up={wayUp(place)}
      items={
        names
          ? accountEntries(role, address)
          : portalEntries(role, address.area, !env().smtpUrl, place.overdue)
      }
      foot={
        <UserMenu
          name={actor.name || actor.email}
          role={role ? ROLE_NAMES[role] : undefined}
          loginHref="/me"
          current={address.area === "me"}
          signOut={signOut}
        />
      }
    />
  );
}

const allOf = ({ reader }: Place) => (reader === "agency" ? "All clients" : "All your accounts");

function wayUp(place: Place) {
  const alone = place.reader === "client" && place.accounts.length < 2;
  return place.names && !alone ? { label: allOf(place), href: "/accounts" } : undefined;
}

function Switcher(place: Place) {
  return (
    <AccountSwitcher
      here={place.names?.account ?? place.agency}
      what={place.reader === "agency" ? "client" : "account"}
      accounts={place.accounts.map(({ name, slug }) => ({
        name,
        href: inAccount(place.address, slug),
        current: slug === place.address.account,
      }))}
      more={place.more}
      all={{ label: allOf(place), href: "/accounts" }}
    />
  );
}
