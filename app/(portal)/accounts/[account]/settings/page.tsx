import { guarded, titled } from "@/app/(portal)/guarded";
import { RenameForm } from "@/app/(portal)/rename-form";
import { ViewOnly } from "@/app/(portal)/view-only";
import { visit } from "@/app/session";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { can } from "@/domain/people/permission";
import { renameAccountTo } from "./actions";
import { SecondFactorPanel } from "./second-factor-panel";
import { SuspensionPanel } from "./suspension-panel";

type Props = PageProps<"/accounts/[account]/settings">;

export const generateMetadata = titled("account.read", async ({ params }: Props) => {
  const { account } = await visit((await params).account);
  return { title: `Settings – ${account.name}` };
});

export default guarded("account.read", "Settings", async function Settings({ params }: Props) {
  const { actor, account, role } = await visit((await params).account);
  const mayRename = can(role, "account.update");
  return (
    <>
      <PageHeader title="Settings" sub={account.name} />
      <div className="stack max-w-text">
        <Panel title="Name" sub="Shown to everybody with access. The address of the account stays as it is.">
          {mayRename ? (
            <RenameForm
              action={renameAccountTo.bind(null, account.slug)}
              name={account.name}
              version={account.version}
            />
          ) : (
            <>
              <DescriptionList rows={[{ term: "Name", value: account.name }]} />
              <ViewOnly actor={actor} accountId={account.id} permission="account.update" />
            </>
          )}
        </Panel>
        {can(role, "account.requireSecondFactor") ? (
          <SecondFactorPanel actor={actor} account={account} />
        ) : null}
        {can(role, "account.export") ? <Export slug={account.slug} /> : null}
        {can(role, "account.suspend") ? (
          <SuspensionPanel
            account={{ slug: account.slug, name: account.name, suspended: account.suspendedAt !== null }}
          />
        ) : null}
        {actor.staffRole ? <Removal mayRemove={can(role, "account.remove")} slug={account.slug} /> : null}
      </div>
    </>
  );
});

const Export = ({ slug }: { slug: string }) => (
  <Panel
    title="Download the data"
    sub="Applications, environments, host names, checks, saved records, tasks, people and activity: one JSON file."
  >
    <p>
      <a className="btn" href={`/accounts/${slug}/export`}>
        Download the account
      </a>
    </p>
  </Panel>
);

const Removal = ({ mayRemove, slug }: { mayRemove: boolean; slug: string }) => (
  <Panel title="Remove the account">
    {mayRemove ? (
      <p>
        <a className="link" href={`/accounts/${slug}/remove`}>
          See what goes with it
        </a>
      </p>
    ) : (
      <p className="muted">Only an owner of the agency removes an account.</p>
    )}
  </Panel>
);
