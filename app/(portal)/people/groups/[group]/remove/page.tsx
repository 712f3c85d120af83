import { notFound } from "next/navigation";
import { remove } from "@/app/(portal)/people/groups/actions";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { ConfirmPage } from "@/components/ui/confirm-page";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { groupWithPeople } from "@/db/queries/people/groups";
import { counted, listed } from "@/domain/words";

export const metadata = { title: "Remove a group – People" };

/** What is lost with a group, and the button that does it. */
export default async function RemoveGroup({ params }: PageProps<"/people/groups/[group]/remove">) {
  const { actor } = await visitAgency("group.change");
  const group = await groupWithPeople(actor, (await params).group);
  if (!group) notFound();
  return (
    <>
      <PageHeader title={`Remove the group ${group.name}?`} />
      <ConfirmPage
        title={lossOf(group)}
        back={`/people/groups/${group.id}`}
        form={
          <Form action={remove.bind(null, group.id)} label="Remove the group">
            <SubmitButton kind="danger" pending="Removing…">
              Remove the group
            </SubmitButton>
          </Form>
        }
      >
        {group.members.length > 0 ? <p>{listed(group.members.map(({ name }) => name))}.</p> : null}
        <p>
          Whoever reaches a client in another way, directly or through another group, keeps it. Every client
          reads in its activity who left.
        </p>
      </ConfirmPage>
    </>
  );
}

const lossOf = ({ people, accounts }: { people: number; accounts: number }) =>
  people === 0 || accounts === 0
    ? "Nobody loses anything: nobody reaches a client through it."
    : `${counted(people, "person loses", "people lose")} ${counted(accounts, "client")} with the next click, as far as they reach them through this group alone.`;
