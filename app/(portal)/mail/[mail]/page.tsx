import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { PageHeader } from "@/components/ui/page-header";
import { mailById } from "@/db/queries/activity/mails";
import { env } from "@/env";

export const metadata: Metadata = { title: "One mail" };

/** The text of one mail. With a mail server its links are for its reader alone, so there is nothing here. */
export default async function OneMail({ params }: PageProps<"/mail/[mail]">) {
  const { actor } = await visitAgency("mail.read");
  const mail = env().smtpUrl ? undefined : await mailById(actor, (await params).mail);
  if (!mail) notFound();
  return (
    <>
      <PageHeader title={mail.subject} sub={`To ${mail.recipient}`} />
      <div className="prose stack">
        {mail.text.trim().split("\n\n").map(paragraph)}
        <p>
          <a href="/mail">All mails</a>
        </p>
      </div>
    </>
  );
}

function paragraph(words: string) {
  const [, label, href] = /^(.*):\n(https?:\S+)$/.exec(words) ?? [];
  return (
    <p key={words}>
      {href ? (
        <>
          {label}: <a href={href}>{href}</a>
        </>
      ) : (
        words
      )}
    </p>
  );
}
