import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { clock } from "@/components/ui/time-words";
import type { ChangeAnswer } from "@/domain/go-live/change/change-answer";
import { list } from "@/domain/go-live/checks/check";

type Kind = "info" | "wait" | "stop" | "done";

interface Told {
  agency: string;
  keeper: string;
  zone: string;
  now: Date;
}

/** How the change stands, in one sentence, and when that was seen. */
export function Answer(props: Told & { answer: ChangeAnswer; checkedAt?: Date; nextCheckAt: Date | null }) {
  const { answer, checkedAt, zone, now } = props;
  const { kind, title, more } = wordsOf(answer, props);
  return (
    <Notice kind={kind} title={title}>
      {more ? <p>{more}</p> : null}
      {checkedAt ? (
        <p className="muted">
          Seen <Time at={checkedAt} zone={zone} now={now} />. {again(answer, props.nextCheckAt, now)}
        </p>
      ) : null}
    </Notice>
  );
}

/** We ask again by ourselves, so that nobody has to come back for it. */
function again({ kind }: ChangeAnswer, next: Date | null, now: Date) {
  if (kind === "live" || !next) return null;
  if (kind === "spreading") return "We look again within 1 minute, sooner while this page is open.";
  const minutes = Math.max(1, Math.ceil((next.getTime() - now.getTime()) / 60_000));
  return `We look again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
}

type Words = { kind: Kind; title: string; more?: ReactNode };

export function wordsOf(answer: ChangeAnswer, { agency, keeper, zone, now }: Told): Words {
  switch (answer.kind) {
    case "live":
      return {
        kind: "done",
        title: "Changed and live.",
        more: "Visitors reach the new website. You are done; thank you.",
      };
    case "past":
      return {
        kind: "wait",
        title: "Changed. You are done.",
        more: "The website was live when we last looked, which is a while ago. This says nothing about your change.",
      };
    case "spreading":
      return { kind: "wait", ...spreading(answer, zone, now) };
    case "ours":
      return {
        kind: "wait",
        title: "Changed. You are done.",
        more: `The record is right. The website itself is not ready yet; ${agency} sees to that.`,
      };
    case "unchanged":
      return { kind: "info", title: unchanged(answer.seen) };
    case "nearly":
      return { kind: "wait", title: "Nearly.", more: answer.sentence };
    case "nameservers":
      return {
        kind: "wait",
        title: "The nameservers do not work as they should.",
        more: `${answer.sentence} Changing the record may not be enough: tell ${keeper}, or ask ${agency}.`,
      };
    case "unasked":
      return {
        kind: "wait",
        title: `We could not ask ${keeper}.`,
        more: "This says nothing about your change.",
      };
    case "unseen":
      return { kind: "info", title: "We have not looked yet.", more: "The first look takes a few seconds." };
  }
}

const unchanged = (seen: string[]) =>
  seen.length > 0
    ? `Not changed yet: we still see ${list(seen)}.`
    : "Not changed yet: there is no record so far.";

function spreading(
  { until, done, of }: Extract<ChangeAnswer, { kind: "spreading" }>,
  zone: string,
  now: Date,
) {
  const partly = done < of ? `${done} of ${of} nameservers have it; the others follow by themselves. ` : "";
  if (!until)
    return {
      title: "Changed.",
      more: `${partly}The last checks are running. There is nothing left for you to do.`,
    };
  return {
    title: `Changed. Spreading until about ${clock(until, zone, { now, named: true })}.`,
    more: `${partly}Until then some visitors still see the old website. There is nothing left for you to do.`,
  };
}
