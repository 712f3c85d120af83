import type { ReactNode } from "react";
import { clock } from "@/components/ui/time-words";

export interface Activity {
  id: string;
  at: Date;
  actor: string;
  /** Who it was done for, when someone acted for another. */
  actedFor?: string;
  /** The network address it was done from. */
  address?: string;
  sentence: ReactNode;
  before?: string;
  after?: string;
}

/** What was done, newest first: when, by whom, one sentence, and what changed to what. */
export function ActivityList({ activities, zone, now }: { activities: Activity[]; zone: string; now: Date }) {
  return (
    <ol className="activity">
      {activities.map((activity) => (
        <li key={activity.id}>
          <time dateTime={activity.at.toISOString()}>{clock(activity.at, zone, { now, named: true })}</time>
          <p>
            <b>{activity.actor}</b>
            {activity.actedFor ? ` for ${activity.actedFor}` : null} {activity.sentence}
            {activity.address ? <span className="quiet"> from {activity.address}</span> : null}
          </p>
          <Difference before={activity.before} after={activity.after} />
        </li>
      ))}
    </ol>
  );
}

function Difference({ before, after }: { before?: string; after?: string }) {
  if (!before && !after) return null;
  return (
    <p className="mono">
      {before ? <del>{before}</del> : null}
      {before && after ? <span className="quiet"> → </span> : null}
      {after ? <ins>{after}</ins> : null}
    </p>
  );
}
