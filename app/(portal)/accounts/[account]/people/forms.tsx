import type { ReactNode } from "react";
import { BulkResults } from "@/components/ui/bulk-results";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { addColleague, invite } from "./actions";

/** `children` are the fields that say what those invited may do. */
export const InviteForm = ({
  slug,
  account,
  children,
}: {
  slug: string;
  account: string;
  children: ReactNode;
}) => (
  <div id="invite">
    <Panel title="Invite people" sub={`They get a mail with a link to ${account}, valid for 48 hours.`}>
      <Form action={invite.bind(null, slug)} label="Invite people">
        <TextArea
          name="addresses"
          label="Mail addresses"
          hint="Paste as many as you like: on lines or parted by commas, with or without names. Whoever has a login already keeps it."
          rows={3}
          machine
          required
        />
        {children}
        <SubmitButton pending="Inviting…">Invite</SubmitButton>
        <BulkResults title="What became of each address" />
      </Form>
    </Panel>
  </div>
);

export const AddColleague = (props: { slug: string; colleagues: { id: string; name: string }[] }) => (
  <Panel title="Add a colleague" sub="Owners and admins of the agency reach every account already.">
    <Form action={addColleague.bind(null, props.slug)} label="Add a colleague">
      {props.colleagues.length === 0 ? (
        <p className="muted">Nobody else of the agency is left to add.</p>
      ) : (
        <>
          <SelectField
            name="userId"
            label="Colleague"
            options={props.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SubmitButton kind="secondary" pending="Adding…">
            Add
          </SubmitButton>
        </>
      )}
    </Form>
  </Panel>
);
