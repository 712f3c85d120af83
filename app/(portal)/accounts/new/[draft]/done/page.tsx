import type { Metadata } from "next";
import { visitDraft } from "@/app/(portal)/accounts/new/draft-visit";
import { MailNotice } from "@/app/(portal)/mail-notice";
import { EnvironmentMark } from "@/components/environment/environment-mark";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { madeOf } from "@/db/queries/accounts/drafts";
import { planOf } from "@/domain/accounts/draft";
import { counted } from "@/domain/words";

export const metadata: Metadata = { title: "Created – Add a client" };

export default async function DonePage(props: PageProps<"/accounts/new/[draft]/done">) {
  const { draft: draftId } = await props.params;
  const { actor, draft } = await visitDraft(draftId, "done");
  const plan = planOf(draft.answers);
  const made =
    plan && draft.accountId ? await madeOf(actor, draft.accountId, plan.website.hostname) : undefined;
  if (!plan || !made) return <Gone />;
  const application = `/accounts/${made.accountSlug}/applications/${made.applicationSlug}`;
  const checklist = (slug: string) => `${application}/environments/${slug}/go-live`;
  const invited = plan.people.addresses.length;
  const exists = plan.website.account === "new" ? made.account : `${made.application} of ${made.account}`;
  return (
    <>
      <PageHeader title={made.state === "live" ? `${exists} exists.` : `${exists} exists. Not live yet.`} />
      <div className="stack max-w-text">
        <Notice kind="done" title="Everything you checked was made.">
          {invited > 0 ? (
            <p>
              {counted(invited, "person was", "people were")} invited.{" "}
              <a className="link" href={`/accounts/${made.accountSlug}/people`}>
                See how they fare
              </a>
            </p>
          ) : null}
        </Notice>
        {invited > 0 ? <MailNotice actor={actor} /> : null}
        <p>
          Nothing on the internet was changed by this: an environment goes live when its DNS record is
          changed. The checklist says which record, to what, and what the internet sees.
          {made.environments.some(({ kind }) => kind === "staging") ? " Staging can go first." : null}
        </p>
        <ul className="flow">
          {made.environments.map(({ slug, name, kind }) => (
            <li key={slug}>
              <EnvironmentMark kind={kind} silent />{" "}
              <a className="link" href={checklist(slug)}>
                Checklist of {name}
              </a>
            </li>
          ))}
        </ul>
        <div className="cluster">
          <Button kind="primary" href={checklist("production")}>
            Open the go-live checklist
          </Button>
          <Button href={`/accounts/${made.accountSlug}`}>Open {made.account}</Button>
          <Button kind="quiet" href="/accounts/new">
            Add another
          </Button>
        </div>
      </div>
    </>
  );
}

function Gone() {
  return (
    <>
      <PageHeader title="This was created, and removed again since" />
      <Button href="/accounts/new">Add a client</Button>
    </>
  );
}
