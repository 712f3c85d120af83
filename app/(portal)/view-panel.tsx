import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { CLIENT_ROLE_OPTIONS } from "@/domain/people/role";
import { viewAsClient } from "./view-actions";

/** Leads staff to what somebody of this client sees. */
export const ViewPanel = ({ slug }: { slug: string }) => (
  <Panel
    title="View as this client"
    sub="The portal as somebody of this client sees it. You change nothing meanwhile, it is written in the activity, and it ends by itself after an hour."
  >
    <Form action={viewAsClient.bind(null, slug)} label="View as this client">
      <SelectField name="role" label="View as" width="full" options={CLIENT_ROLE_OPTIONS} />
      <SubmitButton kind="secondary" pending="Opening…">
        View as this client
      </SubmitButton>
    </Form>
  </Panel>
);
