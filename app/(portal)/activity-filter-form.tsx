import { type ActivityFilter, nounChoices } from "@/domain/activity/activity-filter";
import type { Actor } from "@/domain/people/actor";

/** Who, what, from, to: a plain GET form. */
export function ActivityFilterForm(props: {
  base: string;
  filter: ActivityFilter;
  people: { id: string; name: string }[];
  /** Of one account, not of everything. */
  inAccount: boolean;
  actor: Actor;
}) {
  const { base, filter, people, inAccount, actor } = props;
  return (
    <search>
      <form className="cluster items-end" action={base}>
        <Choice label="Who" name="who" value={filter.who} options={people} />
        <Choice label="What" name="what" value={filter.what} options={nounChoices(inAccount, actor)} />
        <label>
          From
          <input className="input" type="date" name="from" defaultValue={filter.from} />
        </label>
        <label>
          To
          <input className="input" type="date" name="to" defaultValue={filter.to} />
        </label>
        <button className="btn" type="submit">
          Filter
        </button>
      </form>
    </search>
  );
}

function Choice(props: {
  label: string;
  name: string;
  value?: string;
  options: { id: string; name: string }[];
}) {
  const { label, name, value, options } = props;
  return (
    <label>
      {label}
      <select className="input" name={name} defaultValue={value ?? ""}>
        <option value="">Any</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
