import type { NextRequest } from "next/server";
import { activityCsv } from "@/app/activity-csv";
import { forbidden } from "@/app/route-answers";
import { visit } from "@/app/session";
import { activityTable } from "@/db/queries/activity/activity";
import { ActivityFilter } from "@/domain/activity/activity-filter";
import { can } from "@/domain/people/permission";

export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/accounts/[account]/activity/csv">,
) {
  const { actor, account, role } = await visit((await params).account);
  if (!can(role, "activity.read")) return forbidden();
  const filter = ActivityFilter.parse(Object.fromEntries(request.nextUrl.searchParams));
  return activityCsv(await activityTable(actor, filter, account.id), account.slug, actor);
}
