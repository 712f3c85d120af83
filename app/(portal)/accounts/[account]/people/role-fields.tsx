import { CheckboxGroup, RadioGroup } from "@/components/ui/choice-fields";
import { scopeChoices } from "@/db/queries/people/scope-choices";
import type { Actor } from "@/domain/people/actor";
import { CLIENT_ROLE_CHOICES, type ClientRole } from "@/domain/people/role";

/** What one of the client's people may do, and with which websites. */
export async function RoleFields(props: {
  actor: Actor;
  accountId: string;
  role?: ClientRole;
  /** The websites they are limited to; null for all. */
  scope?: string[] | null;
}) {
  const { actor, accountId, role = "client_viewer", scope = null } = props;
  const websites = await scopeChoices(actor, accountId);
  return (
    <>
      <RadioGroup name="role" legend="They are" value={role} options={CLIENT_ROLE_CHOICES} />
      {websites.length > 1 || scope ? (
        <>
          <RadioGroup
            name="reach"
            legend="They see"
            value={scope ? "some" : "all"}
            options={[
              { value: "all", label: "All websites", hint: "Also those that are added later" },
              { value: "some", label: "Only these", hint: "Members and viewers alone can be limited" },
            ]}
          />
          <CheckboxGroup
            name="applications[]"
            legend="Websites"
            values={scope ?? []}
            options={websites.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </>
      ) : null}
    </>
  );
}
