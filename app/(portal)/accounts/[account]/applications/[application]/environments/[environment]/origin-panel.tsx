import { Form } from "@/components/ui/form";
import { HiddenField } from "@/components/ui/hidden-field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { EnvironmentDetail } from "@/db/queries/accounts/environments";
import { sharesProductionOrigin } from "@/domain/accounts/environment";
import { SEEN_FIELD, seenAs } from "@/domain/activity/conflict";
import { changeOriginTo } from "./actions";

/** Where the edge fetches this environment from, with the warning when a test copy shares production's server. */
export function OriginPanel(props: {
  path: { account: string; application: string; environment: string };
  environment: EnvironmentDetail;
  mayEdit: boolean;
}) {
  const { path, environment, mayEdit } = props;
  const shared = sharesProductionOrigin(environment, { origin: environment.productionOrigin });
  return (
    <Panel title="Origin" sub="The server from which the edge fetches this website.">
      {shared ? (
        <Notice kind="wait" title={`${environment.name} uses production’s origin`}>
          <p>
            A test would run against the real website. It cannot go live before it has a server of its own.
          </p>
        </Notice>
      ) : null}
      {mayEdit ? (
        <Form action={changeOriginTo.bind(null, path)} className="form mt-4" label="Origin">
          <HiddenField
            name={SEEN_FIELD}
            value={seenAs({ version: environment.version, values: { origin: environment.origin } })}
          />
          <TextField
            name="origin"
            label="Host name or IP address"
            hint="No scheme, port or path. Leave it empty while nobody knows it."
            value={environment.origin ?? ""}
            machine
            autoComplete="off"
          />
          <SubmitButton kind="secondary">Save origin</SubmitButton>
        </Form>
      ) : (
        <p>{environment.origin ? <code>{environment.origin}</code> : "Not set yet"}</p>
      )}
    </Panel>
  );
}
