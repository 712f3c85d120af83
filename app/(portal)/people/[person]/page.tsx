import { notFound } from "next/navigation";
import { changeRole } from "@/app/(portal)/people/actions";
import { staffRoleOptions } from "@/app/(portal)/people/role-options";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { HelpPanel } from "@/app/second-factor/help-panel";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { staffPerson } from "@/db/queries/people/staff";
import { mayGrant, ROLE_NAMES } from "@/domain/people/role";

import { AccountsPanels } from "./accounts-panels";

export const metadata = { title: "One person – People" };

/** One of the agency's people: role, accounts, and the way out with everything it takes along. */
export default async function StaffPerson({ params, searchParams }: PageProps<"/people/[person]">) {
  const { actor, role } = await visitAgency("staff.change");
  const person = await staffPerson(actor, (await params).person);
  if (!person || !mayGrant(role, person.role)) notFound();
  const self = person.id === actor.userId;
  return (
    <>
      <PageHeader title={person.name} sub={`${person.email}, ${ROLE_NAMES[person.role].toLowerCase()}`} />
      <div className="stack">
        <Panel title="Role">
          <Form action={changeRole} label="Role">
            <input type="hidden" name="userId" value={person.id} />
            <SelectField
              name="role"
              label="They are"
              width="full"
              value={person.role}
              options={staffRoleOptions(role)}
            />
            <SubmitButton>Save the role</SubmitButton>
          </Form>
        </Panel>
        <AccountsPanels actor={actor} person={person} query={await searchParams} />
        <HelpPanel actor={actor} person={person} />
        <Panel title="Remove everywhere">
          <p>
            <a className="link" href={`/people/${person.id}/remove-everywhere`}>
              See what {self ? "you lose" : `${person.name} loses`}, and who remains
            </a>
          </p>
        </Panel>
        <p>
          <a href="/people">People of the agency</a>
        </p>
      </div>
    </>
  );
}
