import { visitAgency } from "@/app/(portal)/visit-agency";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { formerPeople } from "@/db/queries/people/former-people";
import { eraseOne } from "./actions";

export const metadata = { title: "Former people" };

/** Who reaches nothing any more, and the way to erase what names them. */
export default async function FormerPeople() {
  const { actor } = await visitAgency("person.erase");
  const people = await formerPeople(actor);
  return (
    <>
      <PageHeader title="Former people" sub="They have a login here and no access to anything." />
      <div className="stack">
        {people.length === 0 ? (
          <EmptyState why="data" title="Nobody">
            Whoever loses the last access is listed here.
          </EmptyState>
        ) : null}
        {people.map((person) => (
          <Panel key={person.id} title={person.name} sub={person.name === person.email ? null : person.email}>
            <Disclosure summary="Erase the personal data">
              <p className="prose">
                Login, name and mail address go. In the activity stands “Erased person”, and the record says
                that it was done. Nobody can undo it.
              </p>
              <Form action={eraseOne} label={`Erase ${person.name}`} className="form mt-4">
                <input type="hidden" name="id" value={person.id} />
                <TextField
                  name="typed"
                  label="Their mail address"
                  hint={`Type ${person.email} to confirm.`}
                  autoComplete="off"
                  machine
                  required
                />
                <SubmitButton kind="danger" pending="Erasing…">
                  Erase
                </SubmitButton>
              </Form>
            </Disclosure>
          </Panel>
        ))}
        <p>
          <a className="link" href="/people">
            Back to the people
          </a>
        </p>
      </div>
    </>
  );
}
