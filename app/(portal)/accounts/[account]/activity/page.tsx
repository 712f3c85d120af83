import { ActivityPage } from "@/app/(portal)/activity-page";
import { guarded, titled } from "@/app/(portal)/guarded";
import { visit } from "@/app/session";
import { activityOf } from "@/db/queries/activity/activity";
import { auditOf } from "@/db/queries/activity/audit";
import { ActivityFilter } from "@/domain/activity/activity-filter";
import { env } from "@/env";
import { readAnchors } from "@/gateways/audit-anchors";

type Props = PageProps<"/accounts/[account]/activity">;

export const generateMetadata = titled("activity.read", async ({ params }: Props) => {
  const { account } = await visit((await params).account);
  return { title: `Activity – ${account.name}` };
});

export default guarded(
  "activity.read",
  "Activity",
  async function AccountActivity({ params, searchParams }: Props) {
    const { actor, account } = await visit((await params).account);
    const base = `/accounts/${account.slug}`;
    const filter = ActivityFilter.parse(await searchParams);
    const audited = async () => auditOf(actor, account.id, readAnchors(env().dataFolder));
    return (
      <ActivityPage
        base={`${base}/activity`}
        sub={account.name}
        actor={actor}
        filter={filter}
        found={await activityOf(actor, filter, account.id)}
        audit={filter.verify && [{ name: account.name, report: await audited() }]}
      />
    );
  },
);
