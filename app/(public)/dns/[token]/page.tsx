import type { Metadata } from "next";
import { LiveRefresh } from "@/components/go-live/live-refresh";
import { Disclosure } from "@/components/ui/disclosure";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DnsSubject } from "@/db/queries/go-live/dns-subject";
import { type DnsTaskBehind, dnsPageVersion, dnsTaskBehind } from "@/db/queries/go-live/dns-tasks";
import { displayName } from "@/domain/accounts/hostname";
import { type ChangeAnswer, changeAnswer } from "@/domain/go-live/change/change-answer";
import { holderAdvice, ttlPlan } from "@/domain/go-live/change/ttl-plan";
import { list } from "@/domain/go-live/checks/check";
import { recordText } from "@/domain/go-live/seen/server-answer";
import { until } from "@/domain/mail/until";
import { checkChange } from "./actions";
import { Answer, wordsOf } from "./answer";
import { EndedTask, WhoAsks } from "./ended";
import { Steps } from "./steps";

/** The address of this page is a key: it is told to nobody. */
export const metadata: Metadata = {
  title: "One DNS change",
  referrer: "same-origin",
  robots: { index: false, follow: false },
};

/** One DNS change for somebody without a login. Opening it changes nothing and asks nobody. */
export default async function DnsTask({ params }: PageProps<"/dns/[token]">) {
  const { token } = await params;
  const now = new Date();
  const task = await dnsTaskBehind(token, now);
  if (!task?.subject) return <EndedTask task={task} />;
  const { subject, agency, asker, link } = task;
  const { hostname, finding, snapshot, target } = subject;
  const answer = changeAnswer(finding, target, snapshot?.records, now);
  const told = { agency, keeper: keeperOf(subject), zone: asker.zone, now };
  const open = !DONE.includes(answer.kind);
  return (
    <>
      <LiveRefresh
        url={`/dns/${token}/version`}
        version={dnsPageVersion({ ...(finding ?? UNSEEN), state: task.state }, now)}
        words={wordsOf(answer, told).title}
        watching={answer.kind === "spreading"}
      />
      <h1>{titleOf(answer, displayName(hostname.name))}</h1>
      {open ? <Intro task={task} subject={subject} advice={whenToChange(task, answer, now)} /> : null}
      <Answer {...told} answer={answer} checkedAt={finding?.checkedAt} nextCheckAt={hostname.nextCheckAt} />
      {open ? <Steps subject={subject} /> : null}
      {answer.kind === "live" ? null : <Check token={token} open={open} />}
      {open ? <Besides token={token} subject={subject} /> : null}
      <Undo subject={subject} />
      <WhoAsks task={task} />
      <p className="muted">
        Whoever has this link can see this one change and check it, until {until(link.expiresAt, asker.zone)}.
      </p>
    </>
  );
}

/** Nothing is left to do for whoever changes the record. */
const DONE: ChangeAnswer["kind"][] = ["live", "past", "spreading", "ours"];
const UNSEEN = { standing: null, verdict: null, checkedAt: null };

const Check = ({ token, open }: { token: string; open: boolean }) => (
  <Form action={checkChange.bind(null, token)} label="Check the change">
    <SubmitButton kind={open ? "primary" : "secondary"} size="wide" pending="Asking the nameservers…">
      {open ? "I have changed it, check now" : "Check again"}
    </SubmitButton>
  </Form>
);

/** What not to touch, and who else could do it. */
const Besides = ({ token, subject }: { token: string; subject: DnsSubject }) => (
  <>
    <p>{subject.mailEffect}</p>
    <p>
      <a className="link" href={`/dns/${token}/forward`}>
        I cannot do this: send it to someone else
      </a>
    </p>
  </>
);

const keeperOf = ({ keepers }: DnsSubject) => list(keepers.map(({ name }) => name)) || "the nameservers";

function titleOf({ kind }: ChangeAnswer, name: string) {
  if (kind === "live") return `${name} is live`;
  if (kind === "spreading" || kind === "ours" || kind === "past") return `The DNS of ${name} is changed`;
  return `Change one setting to put ${name} live`;
}

/** While nobody has begun: when it is best done. */
function whenToChange({ subject, asker }: DnsTaskBehind, { kind }: ChangeAnswer, now: Date) {
  if (!subject?.finding || kind !== "unchanged") return null;
  const { finding, target } = subject;
  const plan = ttlPlan(finding.facts, target, finding.history, now);
  return plan && holderAdvice(plan, asker.zone);
}

function Intro(props: { task: DnsTaskBehind; subject: DnsSubject; advice: string | null }) {
  const { task, subject, advice } = props;
  const { keepers, steps } = subject;
  const zone = displayName(steps.zone);
  const { note } = task.link;
  return (
    <>
      {keepers.length === 0 ? (
        <p>Do this where the DNS of {zone} is managed. About 5 minutes.</p>
      ) : (
        <p>
          Do this at <strong>{keeperOf(subject)}</strong>, where {zone} is managed (we looked it up). About 5
          minutes.
        </p>
      )}
      {note ? (
        <p>
          {task.asker.name || task.asker.of} writes: <q className="whitespace-pre-line">{note}</q>
        </p>
      ) : null}
      {advice ? (
        <p>
          <strong>When:</strong> {advice}
        </p>
      ) : null}
    </>
  );
}

/** The way back, before anything is changed and after. */
function Undo({ subject: { old, steps, snapshot } }: { subject: DnsSubject }) {
  if (!snapshot) return null;
  const [first] = steps.wanted;
  return (
    <Disclosure summary="Going back">
      {old.length > 0 ? (
        <>
          <p>The old record is kept. To go back, delete the new line named {first?.name} and restore:</p>
          {old.map((line) => (
            <code key={recordText(line)} className="block">
              {first?.name} {recordText(line)}
            </code>
          ))}
        </>
      ) : (
        <p>There was no such record before. To go back, delete the new line named {first?.name}.</p>
      )}
    </Disclosure>
  );
}
