import { type OpenGoLive, openGoLive, type Path, type Site } from "@/app/(portal)/go-live/open";
import { guarded, titled } from "@/app/(portal)/guarded";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { displayName } from "@/domain/accounts/hostname";
import { hasMoved } from "@/domain/go-live/change/nameserver-move";
import { can } from "@/domain/people/permission";
import { moveAt } from "./actions";
import { MoveResult } from "./move-result";

type Props =
  PageProps<"/accounts/[account]/applications/[application]/environments/[environment]/nameservers">;

export const generateMetadata = titled("environment.read", async ({ params }: Props) => {
  const { account, environment, word } = await openGoLive(await params);
  return { title: `Nameservers: ${environment.application.name}, ${word} – ${account.name}` };
});

/** Whether a domain may move to other nameservers without losing records, above all those of its mail. */
export default guarded(
  "environment.read",
  "Nameservers",
  async function Nameservers({ params }: { params: Promise<Path> }) {
    const path = await params;
    const open = await openGoLive(path);
    const { environment, word, sites, base } = open;
    return (
      <>
        <PageHeader
          title={`Nameservers: ${environment.application.name}, ${word}`}
          sub="A domain that moves to other nameservers keeps only the records that they have. Ask them first: mail is lost most often."
        />
        <div className="stack">
          {sites.map((site) => (
            <SitePanel key={site.id} site={site} path={path} open={open} />
          ))}
          <p>
            <a className="link" href={`${base}/${environment.slug}/go-live`}>
              Back to the checklist
            </a>
          </p>
        </div>
      </>
    );
  },
);

function SitePanel({ site, path, open }: { site: Site; path: Path; open: OpenGoLive }) {
  const { name, snapshot, move, id } = site;
  const { account, application, environment } = path;
  const title = <code>{displayName(name)}</code>;
  if (!snapshot)
    return (
      <Panel title={title}>
        <p>First the present records have to be saved: without them there is nothing to compare with.</p>
      </Panel>
    );
  const place = { account, application, environment, hostnameId: id };
  return (
    <Panel title={title} sub={`Kept at ${snapshot.nameservers.join(", ")} when the records were saved.`}>
      <Moved site={site} />
      {move ? <MoveResult move={move} zone={open.actor.timeZone} now={open.now} /> : null}
      {can(open.role, "environment.update") ? (
        <Form action={moveAt.bind(null, place)} className="form mt-4" label={`Compare for ${name}`}>
          <TextArea
            name="nameservers"
            label="New nameservers"
            hint="One to eight names, one a line. They are asked for every saved record."
            value={move?.nameservers.join("\n") ?? ""}
            rows={3}
            machine
          />
          <div className="cluster">
            <SubmitButton name="how" value="compare" pending="Asking the nameservers…">
              {move ? "Compare again" : "Compare before the move"}
            </SubmitButton>
            {move ? (
              <SubmitButton kind="secondary" name="how" value="drop">
                The nameservers do not move
              </SubmitButton>
            ) : null}
          </div>
        </Form>
      ) : null}
    </Panel>
  );
}

/** What the engine found after a move. */
function Moved({ site: { finding, snapshot } }: { site: Site }) {
  if (!finding || !snapshot || !hasMoved(finding.facts, snapshot.nameservers)) return null;
  const checks = finding.judgement.checks.filter(({ id }) => id === "mail.mx" || id === "zone.unharmed");
  const worst = checks.find(({ status }) => status === "fail" || status === "warn");
  const names = finding.facts.delegation.parentNames.join(", ");
  return (
    <Notice kind={worst ? "stop" : "info"} title={`The domain has moved to ${names}.`}>
      {checks.map(({ id, sentence }) => (
        <p key={id}>{sentence}</p>
      ))}
    </Notice>
  );
}
