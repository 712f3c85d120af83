import { openGoLive } from "@/app/(portal)/go-live/open";
import { guarded, titled } from "@/app/(portal)/guarded";
import { MailNotice } from "@/app/(portal)/mail-notice";
import { CheckboxGroup } from "@/components/ui/choice-fields";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { dnsTasksOf } from "@/db/queries/go-live/dns-tasks";
import { peopleOf } from "@/db/queries/people/people";
import { displayName } from "@/domain/accounts/hostname";
import { DNS_LINK_DAYS } from "@/domain/dns-task/dns-link";
import { HAND_OVER } from "@/domain/go-live/checklist/manual-task";
import { can } from "@/domain/people/permission";
import { env } from "@/env";
import { send, settleLink } from "./actions";
import { LinkList } from "./link-list";

type Props = PageProps<"/accounts/[account]/applications/[application]/environments/[environment]/send-dns">;
type Open = Awaited<ReturnType<typeof openGoLive>>;

export const generateMetadata = titled("dnsTask.send", async ({ params }: Props) => {
  const open = await openGoLive(await params);
  const { account, environment, word } = open;
  return { title: `${titleOf(open)}: ${environment.application.name}, ${word} – ${account.name}` };
});

const titleOf = ({ forClient }: Open) => (forClient ? "Send the DNS steps" : "Send to client");

/** Hands the DNS change over to whoever does it, who needs no login; and what became of earlier links. */
export default guarded("dnsTask.send", "Send the DNS steps", async function SendDns({ params }: Props) {
  const path = await params;
  const open = await openGoLive(path);
  const { actor, account, role, environment, base, now } = open;
  const back = { label: "Back to the checklist", href: `${base}/${environment.slug}/go-live` };
  const people = await peopleOf(actor, account.id);
  const admins = people.rows.flatMap(({ role, email }) =>
    email && can(role, "goLive.clientApprove") ? [email] : [],
  );
  const links = await dnsTasksOf(actor, account.id, environment.id, now);
  const asked = new Set(links.filter(({ state }) => state === "open").map(({ recipient }) => recipient));
  const suggested = admins.filter((email) => !asked.has(email)).slice(0, 5);
  return (
    <>
      <PageHeader
        title={titleOf(open)}
        sub={`Whoever changes the DNS gets the steps and a link to check them, for ${DNS_LINK_DAYS} days. No login is needed.`}
      />
      <div className="stack">
        <Blocked open={open} />
        <MailNotice actor={actor} />
        <SendForm open={open} path={path} suggested={suggested} />
        <Panel title="Links given out" sub="Revoking a link ends every link that was passed on from it.">
          <LinkList
            links={links}
            mayRevoke={can(role, "dnsTask.revoke")}
            named={open.sites.length > 1}
            now={now}
            timeZone={actor.timeZone}
            mailing={Boolean(env().smtpUrl)}
            action={settleLink.bind(null, path)}
          />
        </Panel>
        <p>
          <a className="link" href={back.href}>
            {back.label}
          </a>
        </p>
      </div>
    </>
  );
});

/** What has to be done first, named before anybody fills in the form. */
function Blocked({ open: { missing, sites, forClient, tasks } }: { open: Open }) {
  const unsaved = sites.filter(({ snapshot }) => !snapshot).map(({ name }) => displayName(name));
  if (missing)
    return (
      <Notice kind="wait" title="Nothing can be sent yet.">
        <p>{forClient ? "Your agency has not finished the set-up." : missing}</p>
      </Notice>
    );
  const blocked = tasks.find(({ key, state }) => key === HAND_OVER && state === "blocked");
  if (unsaved.length === 0)
    return blocked ? (
      <Notice kind="wait" title="Nothing can be sent yet.">
        <p>{blocked.notes[0]?.sentence}</p>
      </Notice>
    ) : null;
  return (
    <Notice kind="wait" title={`The old records of ${unsaved.join(", ")} are not saved yet.`}>
      <p>A check saves them before anybody is told to change them, so that there is a way back.</p>
    </Notice>
  );
}

function SendForm(props: {
  open: Open;
  path: { account: string; application: string; environment: string };
  suggested: string[];
}) {
  const { open, path, suggested } = props;
  const [first] = open.sites;
  return (
    <Panel title="Who changes the DNS?" sub="One mail for each person and host name.">
      <Form action={send.bind(null, path)} label="Send the DNS steps">
        {open.sites.length > 1 ? (
          <CheckboxGroup
            name="hostnames[]"
            legend="Host names"
            options={open.sites.map(({ id, name }) => ({ value: id, label: displayName(name) }))}
            values={open.sites.filter(({ snapshot }) => snapshot).map(({ id }) => id)}
          />
        ) : (
          <input type="hidden" name="hostnames[]" value={first?.id ?? ""} />
        )}
        <TextArea
          name="addresses"
          label="Mail addresses"
          hint={
            suggested.length > 0
              ? `One on each line. These are the admins of ${open.forClient ? "your account" : "the client"}.`
              : "One on each line, at most 5."
          }
          value={suggested.join("\n")}
          rows={2}
          machine
        />
        <TextArea
          name="note"
          label="A note (optional)"
          hint="It is shown in the mail and behind the link."
          rows={2}
        />
        <TextField
          name="phone"
          type="tel"
          label="Your phone number (optional)"
          hint="For questions."
          autoComplete="tel"
          width="medium"
        />
        <div className="cluster">
          <SubmitButton name="how" value="mail" pending="Sending…">
            Send
          </SubmitButton>
          <SubmitButton kind="secondary" name="how" value="copy" pending="Making the link…">
            Make a link to copy
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
