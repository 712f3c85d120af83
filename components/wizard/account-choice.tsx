import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice-fields";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";

interface Props {
  account: string;
  name: string;
  existing: string;
  find: string;
  options: { slug: string; name: string }[];
  /** There are more accounts than the select shows. */
  more: boolean;
}

/**
 * A new client account, which is what a new client wants, or one that exists. With styles only the chosen one's
 * fields are in sight; without them all are, and the radio decides.
 */
export function AccountChoice(props: Props) {
  const { account, name, options, more, find } = props;
  const accountName = (
    <TextField
      name="accountName"
      label="Name of the new client account"
      hint="A client account keeps one client's websites, people and bills apart."
      value={name}
    />
  );
  if (options.length === 0 && !find)
    return (
      <>
        <input type="hidden" name="account" value="new" />
        {accountName}
      </>
    );
  return (
    <div className="form w-full group">
      <RadioGroup
        name="account"
        legend="Whose website is it?"
        value={account}
        options={[
          { value: "new", label: "A new client account", hint: "For a client who has none yet." },
          { value: "existing", label: "Another website of an existing client account" },
        ]}
      />
      <div className="w-full group-has-[[value=existing]:checked]:hidden">{accountName}</div>
      <div className="form w-full group-has-[[value=new]:checked]:hidden">
        {more || find ? <Filter find={find} more={more} /> : null}
        <SelectField
          name="existing"
          label="Client account"
          value={props.existing}
          options={[
            { value: "", label: "Choose one" },
            ...options.map((option) => ({ value: option.slug, label: option.name })),
          ]}
        />
      </div>
    </div>
  );
}

const Filter = ({ find, more }: { find: string; more: boolean }) => (
  <div className="cluster items-end">
    <TextField
      name="find"
      label="Filter the list"
      hint={more ? "The list shows the first 50." : undefined}
      value={find}
      width="medium"
    />
    <Button name="do" value="find">
      Filter
    </Button>
  </div>
);
