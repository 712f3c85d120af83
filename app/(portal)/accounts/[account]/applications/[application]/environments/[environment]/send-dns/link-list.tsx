import { Button } from "@/components/ui/button";
import { CopyValue } from "@/components/ui/copy-value";
import { Disclosure } from "@/components/ui/disclosure";
import { Form } from "@/components/ui/form";
import { Table } from "@/components/ui/table";
import { Tag, type Tone } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { distance } from "@/components/ui/time-words";
import type { GivenDnsTask } from "@/db/queries/go-live/dns-tasks";
import { displayName } from "@/domain/accounts/hostname";
import type { FormAction } from "@/domain/form";
import { mailState } from "@/domain/mail/delivery";

interface Props {
  links: GivenDnsTask[];
  mayRevoke: boolean;
  /** Whether there are several host names to tell apart. */
  named: boolean;
  now: Date;
  timeZone: string;
  mailing: boolean;
  action: FormAction;
}

const COLUMNS = [
  { label: "Given to" },
  { label: "When" },
  { label: "State" },
  { label: "Change", hidden: true },
];

/** Every link: to whom, when, until when, and whether its holder said that the record is changed. */
export function LinkList({ links, action, ...shown }: Props) {
  return (
    <Form action={action} className="stack" label="Links given out">
      {links.length === 0 ? <p className="muted">No link has been given out.</p> : null}
      {links.length > 0 ? (
        <Table caption="Links given out" captionHidden className="stacks" columns={COLUMNS}>
          {links.map((link) => (
            <Row key={link.id} link={link} {...shown} />
          ))}
        </Table>
      ) : null}
    </Form>
  );
}

const whom = ({ recipient }: GivenDnsTask) => recipient ?? "Copied link";

function Row({
  link,
  mayRevoke,
  named,
  now,
  timeZone,
  mailing,
}: Omit<Props, "links" | "action"> & { link: GivenDnsTask }) {
  const [word, tone, detail] = stateOf(link, now, mailing);
  return (
    <tr>
      <th scope="row">
        {whom(link)}
        {link.forwardedBy ? <small className="block muted">Passed on by {link.forwardedBy}</small> : null}
        {named ? <code className="block">{displayName(link.hostname)}</code> : null}
      </th>
      <td>
        <Time at={link.createdAt} zone={timeZone} now={now} brief />
        {link.remindedAt ? (
          <small className="block muted">
            Again <Time at={link.remindedAt} zone={timeZone} now={now} brief />
          </small>
        ) : null}
      </td>
      <td>
        <Tag tone={tone}>{word}</Tag>
        <span className="block muted">{detail}</span>
        {link.saidDoneAt ? (
          <span className="block">
            Said changed <Time at={link.saidDoneAt} zone={timeZone} now={now} brief />
          </span>
        ) : null}
      </td>
      <td>
        <div className="cluster end">
          <Choices link={link} mayRevoke={mayRevoke} />
        </div>
      </td>
    </tr>
  );
}

type Shown = [word: string, tone: Tone | undefined, detail: string];

function stateOf({ state, expiresAt, mail, recipient }: GivenDnsTask, now: Date, mailing: boolean): Shown {
  if (state === "revoked") return ["Revoked", "plain", "It opens nothing any more."];
  if (state === "ended")
    return ["Ended", "plain", recipient ? "Send it again to renew it." : "Make a new link above."];
  const ends = `Ends ${distance(expiresAt, now)}.`;
  if (!recipient) return ["Open", undefined, ends];
  if (!mail || !mailing) return ["Not mailed", "wait", ends];
  const { state: fate, words } = mailState(mail);
  if (fate === "failed") return ["Not delivered", "stop", `${words}. ${ends}`];
  if (fate === "retrying") return ["Delayed", "wait", `${words}. ${ends}`];
  return [fate === "sent" ? "Sent" : "On its way", "plain", ends];
}

function Choices({ link, mayRevoke }: { link: GivenDnsTask; mayRevoke: boolean }) {
  const { id, state, recipient, href } = link;
  if (state === "revoked") return null;
  return (
    <>
      {recipient ? (
        <Button size="small" name="remind" value={id} label={`Send again to ${recipient}`}>
          Send again
        </Button>
      ) : null}
      {mayRevoke ? (
        <Button size="small" kind="quiet" name="revoke" value={id} label={`Revoke the link of ${whom(link)}`}>
          Revoke
        </Button>
      ) : null}
      {href ? (
        <Disclosure summary="Copy link">
          <CopyValue value={href} what={`link of ${whom(link)}`} />
        </Disclosure>
      ) : null}
    </>
  );
}
