import type { Address } from "@/domain/address";
import { can, type Permission } from "@/domain/people/permission";
import type { Role } from "@/domain/people/role";

interface Entry {
  label: string;
  client?: string;
  href: string;
  /** The segment that marks it as the current one. */
  at: string;
  needs?: Permission;
  /** Left out for those who find it within another entry. */
  unless?: Permission;
}

const PORTAL: Entry[] = [
  { label: "Clients", client: "Your accounts", href: "/accounts", at: "accounts" },
  { label: "Go live", href: "/go-live", at: "go-live", needs: "goLive.queue" },
  { label: "People", href: "/people", at: "people", needs: "staff.list" },
  { label: "Groups", href: "/people/groups", at: "people", needs: "group.read", unless: "staff.list" },
  { label: "Activity", href: "/activity", at: "activity", needs: "agency.activity" },
  { label: "Settings", href: "/settings/checklist", at: "settings", needs: "template.update" },
];
const MAIL: Entry = { label: "Mail", href: "/mail", at: "mail", needs: "mail.read" };

const ACCOUNT: Entry[] = [
  { label: "Overview", href: "", at: "" },
  {
    label: "Applications",
    client: "Websites",
    href: "/applications",
    at: "applications",
    needs: "application.read",
  },
  { label: "People", href: "/people", at: "people", needs: "people.list" },
  { label: "Activity", href: "/activity", at: "activity", needs: "activity.read" },
  { label: "Settings", href: "/settings", at: "settings" },
];

/** The entries of the rail across accounts; how many go-lives wait for us beyond their day stands beside theirs. Mail is read in the portal only while no mail server is set. */
export const portalEntries = (role: Role | null, at: string, mailHere: boolean, overdue = 0) =>
  entries(mailHere ? [...PORTAL, MAIL] : PORTAL, role, "", at).map((entry) =>
    entry.href === "/go-live" && overdue > 0 ? { ...entry, count: overdue } : entry,
  );

/** The entries of the rail inside an account. */
export const accountEntries = (role: Role | null, address: Address) =>
  entries(ACCOUNT, role, `/accounts/${address.account}`, address.section);

function entries(list: Entry[], role: Role | null, base: string, at: string) {
  const client = role === null || role.startsWith("client");
  return list
    .filter(({ needs }) => !needs || (role !== null && can(role, needs)))
    .filter(({ unless }) => !unless || role === null || !can(role, unless))
    .map((entry) => ({
      label: (client && entry.client) || entry.label,
      href: base + entry.href,
      current: entry.at === at,
    }));
}
