import { sql } from "drizzle-orm";
import { readAs } from "@/db/access";
import { myMembership } from "@/db/reach";
import type { EnvironmentKind } from "@/domain/accounts/environment";
import { dayIn } from "@/domain/day";
import type { Actor } from "@/domain/people/actor";
import { type MembershipRole, roleIn } from "@/domain/people/role";

/** As many accounts as the switcher lists; whoever has more searches among all clients. */
export const SWITCHER_SIZE = 25;

/** The slugs in an address, as far as it goes down. */
export interface Slugs {
  account?: string;
  application?: string;
  environment?: string;
}

/** More unread notices than these are not counted one by one. */
export const UNREAD_MOST = 99;

interface Place {
  agency: string;
  unread: number;
  overdue: number;
  accounts: { slug: string; name: string }[];
  names: {
    account: string;
    application: string | null;
    environment: string | null;
    kind: EnvironmentKind | null;
    membership: MembershipRole | null;
  } | null;
}

/**
 * What stands around a page: whose portal, how much there is to read, the accounts to switch to, and the names behind the slugs of the address.
 * `names` is undefined when the account is not mine; a deeper name is null when there is no such thing in it.
 * One statement, because every page asks it.
 */
export const placeOf = (actor: Actor, { account, application, environment }: Slugs) =>
  readAs(actor, async (tx) => {
    const { rows } = await tx.execute(sql`
      select coalesce((select name from agencies), 'Portico') as agency,
        (select count(*)::int from (select from notices
          where user_id = ${actor.userId} and read_at is null limit ${UNREAD_MOST + 1}) mine) as unread,
        ${actor.staffRole ? overdueOf(actor) : sql`0`} as overdue,
        (select coalesce(json_agg(json_build_object('slug', slug, 'name', name)), '[]') from (
          select slug, name from accounts order by lower(name), id limit ${SWITCHER_SIZE + 1}) mine) as accounts,
        (select json_build_object('account', a.name, 'application', p.name, 'environment', e.name,
            'kind', e.kind, 'membership', ${myMembership(actor, sql`a.id`)})
          from accounts a
          left join applications p on p.account_id = a.id and p.slug = ${application ?? ""}
          left join environments e on e.application_id = p.id and e.slug = ${environment ?? ""}
          where a.slug = ${account ?? ""}) as names`);
    const { agency, unread, overdue, accounts, names } = rows[0] as unknown as Place;
    return {
      agency,
      unread,
      overdue,
      accounts: accounts.slice(0, SWITCHER_SIZE),
      more: accounts.length > SWITCHER_SIZE,
      names: names ? namesAs(actor, names) : undefined,
    };
  });

/** Go-lives that were due before today and wait for us. */
const overdueOf = ({ timeZone }: Actor) => sql`(select count(*)::int from environments
  where due_on < ${dayIn(timeZone, new Date())}::date and state in ('problem', 'your_turn', 'not_started'))`;

const namesAs = (actor: Actor, { membership, ...names }: NonNullable<Place["names"]>) => ({
  ...names,
  role: roleIn(actor.staffRole, membership),
});
