import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { activityCsv } from "@/app/activity-csv";
import { currentActor } from "@/app/session";
import { activityTable } from "@/db/queries/activity/activity";
import { ActivityFilter } from "@/domain/activity/activity-filter";
import { can } from "@/domain/people/permission";

export async function GET(request: NextRequest) {
  const actor = await currentActor("/activity");
  if (!actor.staffRole || !can(actor.staffRole, "agency.activity")) notFound();
  const filter = ActivityFilter.parse(Object.fromEntries(request.nextUrl.searchParams));
  return activityCsv(await activityTable(actor, filter), "agency", actor);
}
