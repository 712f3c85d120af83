import type { ReactNode } from "react";
import { openGoLive, type Path, type Site } from "@/app/(portal)/go-live/open";
import { guarded, titled } from "@/app/(portal)/guarded";
import { SavedTable } from "@/components/go-live/saved-table";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { displayName } from "@/domain/accounts/hostname";
import { COMPUTED, isComputed } from "@/domain/dns-task/computed";
import { type RollBackSheet, rollBackSheet } from "@/domain/go-live/change/roll-back";
import { unsavedReason } from "@/domain/go-live/change/snapshot";
import { zoneFile } from "@/domain/go-live/change/zone-file";
import { can } from "@/domain/people/permission";
import { saveAnewAt } from "./actions";
import { BackSteps } from "./back-steps";

type Props = PageProps<"/accounts/[account]/applications/[application]/environments/[environment]/roll-back">;

export const generateMetadata = titled("environment.read", async ({ params }: Props) => {
  const { account, environment, word } = await openGoLive(await params);
  return { title: `Roll back: ${environment.application.name}, ${word} – ${account.name}` };
});

/** What DNS said before the change, record for record, and what to do to have it back. Made to be printed. */
export default guarded(
  "environment.read",
  "Roll back",
  async function RollBack({ params }: { params: Promise<Path> }) {
    const path = await params;
    const open = await openGoLive(path);
    const { environment, word, sites, base, actor, now } = open;
    return (
      <>
        <PageHeader
          title={`Roll back: ${environment.application.name}, ${word}`}
          sub="What DNS said before the change, and what to do to have it back. Print it before you change anything."
        />
        <div className="stack">
          {sites.map((site) => (
            <SitePanel key={site.id} site={site} zone={actor.timeZone} now={now}>
              {can(open.role, "environment.update") ? <SaveAnew site={site} path={path} /> : null}
            </SitePanel>
          ))}
          {sites.length === 0 ? <p>This environment has no host name yet.</p> : null}
          <p className="no-print">
            <a className="link" href={`${base}/${environment.slug}/go-live`}>
              Back to the checklist
            </a>
          </p>
        </div>
      </>
    );
  },
);

function SitePanel(props: { site: Site; zone: string; now: Date; children: ReactNode }) {
  const { site, zone, now } = props;
  const { snapshot, finding, target, name } = site;
  const title = <code>{displayName(name)}</code>;
  if (!snapshot)
    return (
      <Panel title={title}>
        <Notice kind="wait" title="No records are saved, so a roll back would be guesswork.">
          <p>
            {finding
              ? (unsavedReason(finding.facts, target) ?? "The next check saves them.")
              : "Nothing has been checked yet. The first check saves them."}
          </p>
        </Notice>
      </Panel>
    );
  const sheet = rollBackSheet(snapshot.records, finding?.facts ?? null, target);
  return (
    <Panel
      title={title}
      sub={
        <>
          Saved <Time at={snapshot.takenAt} zone={zone} now={now} />, as {snapshot.nameservers.join(", ")} had
          it.
          {finding ? (
            <>
              {" "}
              Compared with what was there <Time at={finding.checkedAt} zone={zone} now={now} />.
            </>
          ) : null}
        </>
      }
    >
      {finding && isComputed(finding.facts) ? <p className="mb-4">{COMPUTED}</p> : null}
      <BackSteps sheet={sheet} />
      <Saved sheet={sheet} unread={snapshot.unread} />
      {props.children}
    </Panel>
  );
}

/** A client may take another mail service or server: then what is saved is not to be restored any more. */
function SaveAnew({ site: { id, name }, path }: { site: Site; path: Path }) {
  const { account, application, environment } = path;
  const place = { account, application, environment, hostnameId: id };
  return (
    <div className="no-print mt-6">
      <Disclosure summary="The records were changed on purpose">
        <p className="prose">
          Then save them anew: the checks go by what is there now, and so does the way back. The record of the
          old server stays as it was saved once the name is on the edge. What is replaced stays in the
          activity.
        </p>
        <Form
          action={saveAnewAt.bind(null, place)}
          label={`Save the records of ${name} anew`}
          className="form mt-3"
        >
          <SubmitButton kind="secondary" pending="Asking the nameservers…">
            Save the records as they are now
          </SubmitButton>
        </Form>
      </Disclosure>
    </div>
  );
}

function Saved({ sheet, unread }: { sheet: RollBackSheet; unread: string[] }) {
  if (sheet.rows.length === 0) return <p>There were no records: the name did not exist.</p>;
  const text = zoneFile(sheet.rows.map(({ record }) => record));
  return (
    <>
      <SavedTable rows={sheet.rows} />
      {unread.length > 0 ? <p className="muted mt-3">Nobody told us {unread.join(", ")}.</p> : null}
      <h3 className="mt-6 mb-2 flex items-center gap-3">
        The same as a zone file <CopyButton value={text} what="zone file" />
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="zone-file" aria-label="Zone file" tabIndex={0}>
        <pre>{text}</pre>
      </section>
    </>
  );
}
