import { notFound } from "next/navigation";
import { ActivityPage } from "@/app/(portal)/activity-page";
import { answerWith } from "@/app/answer";
import { currentActor } from "@/app/session";
import { PageHeader } from "@/components/ui/page-header";
import { activityOf } from "@/db/queries/activity/activity";
import { auditAllAs } from "@/db/queries/activity/audit";
import { ActivityFilter } from "@/domain/activity/activity-filter";
import { can } from "@/domain/people/permission";
import { env } from "@/env";
import { readAnchors } from "@/gateways/audit-anchors";

export const metadata = { title: "Activity" };

export default async function AgencyActivity({ searchParams }: PageProps<"/activity">) {
  const actor = await currentActor("/activity");
  if (!actor.staffRole) notFound();
  if (!can(actor.staffRole, "agency.activity")) return <OwnAccountsOnly />;
  const filter = ActivityFilter.parse(await searchParams);
  return (
    <ActivityPage
      base="/activity"
      sub="Every change in all accounts and in the agency itself"
      actor={actor}
      filter={filter}
      found={await activityOf(actor, filter)}
      audit={filter.verify && (await auditAllAs(actor, readAnchors(env().dataFolder)))}
      named
    />
  );
}

function OwnAccountsOnly() {
  answerWith({ status: 403 });
  return (
    <>
      <PageHeader title="Activity" />
      <p className="prose">
        Owners and admins of the agency see the activity of all accounts together. You find it in each account
        that you work on. <a href="/accounts?mine=yes">Your accounts</a>
      </p>
    </>
  );
}
