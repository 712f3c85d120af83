import { notFound } from "next/navigation";
import { rename } from "@/app/(portal)/people/groups/actions";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { groupWithPeople } from "@/db/queries/people/groups";
import { can } from "@/domain/people/permission";
import { counted } from "@/domain/words";
import { ClientPanels } from "./client-panels";
import { PeoplePanel } from "./people-panel";

export const metadata = { title: "One group – People" };

/** One group: who is in it, what it holds, each since when and by whom. */
export default async function GroupPage({ params, searchParams }: PageProps<"/people/groups/[group]">) {
  const { actor, role } = await visitAgency("group.read");
  const group = await groupWithPeople(actor, (await params).group);
  if (!group) notFound();
  const changes = can(role, "group.change");
  return (
    <>
      <PageHeader
        title={group.name}
        sub={`${counted(group.people, "person", "people")} ${group.people === 1 ? "reaches" : "reach"} ${counted(group.accounts, "client")} through this group.`}
      />
      <div className="stack">
        <PeoplePanel actor={actor} group={group} changes={changes} />
        <ClientPanels actor={actor} group={group} changes={changes} query={await searchParams} />
        {changes ? <Administration {...group} /> : null}
        <p>
          <a href="/people/groups">All groups</a>
        </p>
      </div>
    </>
  );
}

const Administration = ({ id, name }: { id: string; name: string }) => (
  <Panel title="Name, and the end of the group">
    <Form action={rename.bind(null, id)} label="Name">
      <TextField name="name" label="Name" width="medium" value={name} maxLength={80} autoComplete="off" />
      <SubmitButton kind="secondary">Save the name</SubmitButton>
    </Form>
    <p className="mt-4">
      <a className="link" href={`/people/groups/${id}/remove`}>
        See what is lost when {name} is removed
      </a>
    </p>
  </Panel>
);
