import { Time } from "@/components/ui/time";
import { blocks } from "@/domain/go-live/open-blocker";
import { listed } from "@/domain/words";
import type { OpenGoLive } from "./open";

/** The dated fact that it is live: since when, seen by whom, who recorded it, and what that still waits for. */
export function LiveSince({ open }: { open: OpenGoLive }) {
  const { live, shown, actor, now, tasks, forClient } = open;
  if (!live) return null;
  const waiting = tasks.filter(blocks).map(({ title }) => `“${title}”`);
  return (
    <p className="muted mt-4">
      {shown === "live" ? "Live since" : "Went live"} <Time at={live.since} zone={actor.timeZone} now={now} />
      . {live.seenBy}
      {live.recordedAt ? (
        <>
          {" "}
          Recorded by {live.recordedBy || "somebody who left"},{" "}
          <Time at={live.recordedAt} zone={actor.timeZone} now={now} />.
        </>
      ) : null}
      {!live.recordedAt && waiting.length > 0 && !forClient
        ? ` It can be recorded once ${listed(waiting)} ${waiting.length === 1 ? "is" : "are"} done.`
        : null}
    </p>
  );
}
