import { ActivityPage } from "@/app/(portal)/activity-page";
import { NotYours } from "@/app/(portal)/not-yours";
import { visit } from "@/app/session";
import { activityOf } from "@/db/queries/activity";
import { auditOf } from "@/db/queries/audit";
import { ActivityFilter } from "@/domain/activity";
import { can } from "@/domain/permission";

type Props = PageProps<"/accounts/[account]/activity">;

export async function generateMetadata({ params }: Props) {
  const { account } = await visit((await params).account);
  return { title: `Activity – ${account.name}` };
}

export default async function AccountActivity({ params, searchParams }: Props) {
  const { actor, account, role } = await visit((await params).account);
  const base = `/accounts/${account.slug}`;
  if (!can(role, "activity.read"))
    return (
      <NotYours
        title="Activity"
        actor={actor}
        accountId={account.id}
        permission="activity.read"
        back={{ label: `Back to ${account.name}`, href: base }}
      />
    );
  const filter = ActivityFilter.parse(await searchParams);
  return (
    <ActivityPage
      base={`${base}/activity`}
      sub={account.name}
      zone={actor.timeZone}
      filter={filter}
      found={await activityOf(actor, filter, account.id)}
      audit={filter.verify && [{ name: account.name, report: await auditOf(actor, account.id) }]}
    />
  );
}
