import type { NoticeKind } from "@/domain/activity/notice";
import { SIGN_OFF } from "@/domain/go-live/checklist/manual-task";
import type { AutomaticTaskKey } from "@/domain/go-live/checklist/task-title";

/** What happened to a host name, as far as its notice tells of it. */
export type Happening =
  | { kind: "live" | "restored"; hostname: string; seenBy: string; watchedUntil: Date }
  | { kind: "drift"; hostname: string; was: string; now: string; wanted: string; part: boolean }
  | { kind: "problem"; hostname: string; finding: string; part: boolean; task?: AutomaticTaskKey }
  | { kind: "certificate"; hostname: string; days: number; endsAt: Date; cause: string | null }
  | { kind: "milestone"; hostname: string; since: Date }
  | { kind: "turn"; hostname: string; production: boolean };

export interface NoticeWords {
  title: string;
  sentence: string;
  /** What the mail says besides, a paragraph each. */
  more: string[];
  /** The words of the way to its fix. */
  action: string;
  /** The task of the checklist where it is seen to; none for the checklist as a whole. */
  task?: string;
}

export interface NoticeReader {
  client: boolean;
  /** Their approval is what the go-live still waits for. */
  approves: boolean;
  /** A moment in the reader's own time zone. */
  moment: (at: Date) => string;
  agency: string;
  /** Who of the agency sees to this go-live, if anybody was named. */
  contact: string | null;
}

type Writer<K extends NoticeKind> = (happening: Happening & { kind: K }, reader: NoticeReader) => NoticeWords;

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);

const visitors = (part: boolean) => (part ? "Some visitors" : "Visitors");

const ask = ({ contact, agency }: NoticeReader) =>
  contact ? `Questions? Ask ${contact} of ${agency}.` : `Questions? Ask ${agency}.`;

const whatToTry =
  "Try what matters on it now: forms, search, sign-in and checkout, also on a phone and in a private window.";

const live: Writer<"live" | "restored"> = (happening, reader) => {
  const { hostname, seenBy, watchedUntil } = happening;
  const again = happening.kind === "restored" ? " again" : "";
  return {
    title: reader.client ? `Your website ${hostname} is live${again}` : `${hostname} is live${again}`,
    sentence: seenBy,
    more: [
      whatToTry,
      `We watch it until ${reader.moment(watchedUntil)} and tell you when anything changes.`,
      ...(reader.approves ? ["Is all as it should be? Then approve it, with one button."] : []),
      ...(reader.client ? [ask(reader)] : []),
    ],
    ...(reader.approves
      ? { action: "Approve the website", task: SIGN_OFF }
      : { action: "See how it was checked" }),
  };
};

const drift: Writer<"drift"> = ({ hostname, was, now, wanted, part }, reader) => ({
  title: `The DNS of ${hostname} was changed`,
  sentence: `It was ${was}, is now ${now}, and should be ${wanted}.`,
  more: [
    `${visitors(part)} may reach another server than the website’s. Until the record is ${wanted} again, ${hostname} does not count as live.`,
    reader.client
      ? `Was it changed on purpose? Then tell ${reader.agency}. ${ask(reader)}`
      : "Whoever keeps the DNS can put the record back; the task names it and what was seen where.",
  ],
  action: "See the record to set",
  task: "record",
});

const problem: Writer<"problem"> = ({ hostname, finding, part, task }, reader) => ({
  title: reader.client ? `Your website ${hostname} has a problem` : `${hostname} is no longer live`,
  sentence: finding,
  more: [
    `${visitors(part)} may not reach the website as they should.`,
    ...(reader.client ? [`${reader.agency} is told of it as well. ${ask(reader)}`] : []),
  ],
  action: reader.client ? "See how it stands" : "See what to do",
  ...(task && { task }),
});

const certificate: Writer<"certificate"> = ({ hostname, days: left, endsAt, cause }, { moment }) => ({
  title:
    left > 0
      ? `The certificate of ${hostname} ends in ${days(left)}`
      : `The certificate of ${hostname} ends today`,
  sentence: `It ends on ${moment(endsAt)} and was not renewed.`,
  more: [
    cause ??
      "No check says why. The edge renews a certificate by itself as long as DNS leads to it: look at the edge’s own log.",
    "Once it has ended, browsers warn every visitor away from the website.",
  ],
  action: "See the certificate",
  task: "certificate",
});

const milestone: Writer<"milestone"> = ({ hostname, since }, reader) => ({
  title: reader.client ? `Your website ${hostname} is settled` : `${hostname} has passed its 7-day watch`,
  sentence: `Found live at every look since ${reader.moment(since)}, and every task of its go-live is done.`,
  more: ["We go on looking every hour, and tell you when anything changes."],
  action: "See the go-live",
});

const turn: Writer<"turn"> = ({ hostname, production }, reader) => ({
  title: `Your turn: change the DNS of ${hostname}`,
  sentence: `Everything is prepared. One setting at your DNS provider ${production ? "puts the new website live" : "makes the test website reachable"}.`,
  more: [
    "The page shows the record as it is and as it should be, to copy. Leave every other record as it is.",
    ask(reader),
  ],
  action: "See what to change",
});

const WRITERS: { [K in NoticeKind]: Writer<K> } = {
  live,
  restored: live,
  drift,
  problem,
  certificate,
  milestone,
  turn,
};

/** What one reader is told, in the words of their side. */
export function noticeWords(happening: Happening, reader: NoticeReader): NoticeWords {
  const write = WRITERS[happening.kind] as (one: Happening, reader: NoticeReader) => NoticeWords;
  return write(happening, reader);
}
