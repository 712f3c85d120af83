import { CheckboxField } from "@/components/ui/choice-fields";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/domain/form";
import { counted } from "@/domain/words";

const MOST_SHOWN = 20;

/** Asks for a second factor or no longer; who has none stands above the switch. */
export function RuleForm(props: {
  action: FormAction;
  label: string;
  asked: boolean;
  without: { id: string; name: string; email: string }[];
}) {
  const { action, label, asked, without } = props;
  return (
    <>
      <Without people={without} asked={asked} />
      <Form action={action} label={label} className="form mt-4">
        <CheckboxField name="secondFactor" label={label} checked={asked} />
        <SubmitButton>Save</SubmitButton>
      </Form>
    </>
  );
}

function Without({
  people,
  asked,
}: {
  people: { id: string; name: string; email: string }[];
  asked: boolean;
}) {
  if (people.length === 0) return <p>Everybody has a second factor already.</p>;
  const rest = people.length - MOST_SHOWN;
  return (
    <div className="flow">
      <p>
        {counted(people.length, "person has", "people have")} none.{" "}
        {asked
          ? "They set one up before they see anything else."
          : "Once it is on, they set one up with their next click; nobody is locked out."}
      </p>
      <ul className="prose">
        {people.slice(0, MOST_SHOWN).map(({ id, name, email }) => (
          <li key={id}>{name ? `${name}, ${email}` : email}</li>
        ))}
      </ul>
      {rest > 0 ? <p>And {rest} more.</p> : null}
    </div>
  );
}
