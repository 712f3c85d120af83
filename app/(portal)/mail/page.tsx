import type { Metadata } from "next";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { mails } from "@/db/queries/activity/mails";
import { mailState } from "@/domain/mail/delivery";
import { env } from "@/env";

export const metadata: Metadata = { title: "Mail" };

/** What the portal has mailed or would mail. Its text can be read here only while no mail server is set. */
export default async function MailPage({ searchParams }: PageProps<"/mail">) {
  const { actor } = await visitAgency("mail.read");
  const { after } = await searchParams;
  const { rows, next } = await mails(actor, typeof after === "string" ? after : undefined);
  const now = new Date();
  const readable = !env().smtpUrl;
  return (
    <>
      <PageHeader title="Mail" sub="What the portal writes to people, the newest first." />
      <div className="stack">
        {readable ? (
          <Notice kind="wait" title="Mail is not set up">
            <p>
              Nothing leaves the portal until SMTP_URL is set. Until then only you, as an owner, can read the
              mails here and pass on what they say.
            </p>
          </Notice>
        ) : null}
        {rows.length === 0 ? <EmptyState why="data" title="No mail yet" /> : null}
        {rows.length > 0 ? (
          <Table
            caption="Mails"
            captionHidden
            columns={[{ label: "Subject" }, { label: "To" }, { label: "State" }, { label: "Written" }]}
          >
            {rows.map((mail) => (
              <tr key={mail.id}>
                <th scope="row">
                  {readable ? <a href={`/mail/${mail.id}`}>{mail.subject}</a> : mail.subject}
                </th>
                <td>{mail.recipient}</td>
                <td>{readable && !mail.sentAt ? "Waits here" : mailState(mail).words}</td>
                <td>
                  <Time at={mail.createdAt} zone={actor.timeZone} now={now} />
                </td>
              </tr>
            ))}
          </Table>
        ) : null}
        <Pager start={after ? "/mail" : undefined} next={next && `/mail?after=${next}`} nextLabel="Older" />
      </div>
    </>
  );
}
