import { Button } from "./button";

/** Narrows a long list by a word; a plain GET form, so that the word is in the address. */
export function FindForm(props: { action: string; label: string; value: string }) {
  const { action, label, value } = props;
  return (
    <search>
      <form className="cluster" action={action}>
        <input
          className="input medium"
          type="search"
          name="find"
          defaultValue={value}
          aria-label={label}
          placeholder={label}
        />
        <Button>Find</Button>
        {value ? (
          <Button kind="quiet" href={action}>
            Clear
          </Button>
        ) : null}
      </form>
    </search>
  );
}
