import { notFound } from "next/navigation";
import { changeRole } from "@/app/(portal)/accounts/[account]/people/actions";
import { RoleFields } from "@/app/(portal)/accounts/[account]/people/role-fields";
import { guarded, titled } from "@/app/(portal)/guarded";
import { NotYours } from "@/app/(portal)/not-yours";
import { HelpPanel } from "@/app/second-factor/help-panel";
import { visit } from "@/app/session";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { personOf } from "@/db/queries/people/people";
import { can } from "@/domain/people/permission";
import { CLIENT_ROLES, mayGrant, ROLE_NAMES } from "@/domain/people/role";
import { Reach, Removal } from "./removal";

type Props = PageProps<"/accounts/[account]/people/[person]">;

export const generateMetadata = titled("membership.change", async ({ params }: Props) => {
  const { account } = await visit((await params).account);
  return { title: `One person – ${account.name}` };
});

/** What one person may do in an account, and the way to end it, with what they lose. */
export default guarded("membership.change", "One person", async function Person({ params }: Props) {
  const { account: slug, person: userId } = await params;
  const { actor, account, role } = await visit(slug);
  const person = await personOf(actor, account.id, userId);
  if (!person?.membership) notFound();
  const staff = person.membership === "staff";
  const permission = staff ? "account.assignStaff" : "membership.change";
  const back = { label: `People of ${account.name}`, href: `/accounts/${slug}/people` };
  if (!can(role, permission) || !mayGrant(role, person.role))
    return (
      <NotYours
        title={person.name}
        actor={actor}
        accountId={account.id}
        permission={permission}
        back={back}
      />
    );
  return (
    <>
      <PageHeader title={person.name} sub={`${person.email}, ${ROLE_NAMES[person.role].toLowerCase()}`} />
      <div className="stack">
        {staff ? null : (
          <Panel title="Role">
            <Form action={changeRole.bind(null, slug)} label="Role">
              <input type="hidden" name="userId" value={userId} />
              <RoleFields
                actor={actor}
                accountId={account.id}
                role={CLIENT_ROLES.find((one) => one === person.membership)}
                scope={person.scope?.map(({ id }) => id) ?? null}
              />
              <SubmitButton>Save the role</SubmitButton>
            </Form>
          </Panel>
        )}
        <HelpPanel actor={actor} person={{ ...person, id: userId }} />
        <Reach person={person} timeZone={actor.timeZone} />
        {actor.staffRole === null || person.ways.some(({ group }) => group === null) ? (
          <Removal person={person} account={account} self={userId === actor.userId} />
        ) : null}
        {can(role, "staff.remove") ? (
          <p>
            <a className="link" href={`/people/${userId}/remove-everywhere`}>
              Remove {person.name} everywhere: see what is lost
            </a>
          </p>
        ) : null}
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
      </div>
    </>
  );
});
