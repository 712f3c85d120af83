import { Button } from "@/components/ui/button";
import type { MatrixFilter } from "@/domain/people/matrix";

/** Whose clients, which client, which person: a plain GET form, so that the choice is in the address. */
export function MatrixFilterForm(props: { filter: MatrixFilter; groups: { id: string; name: string }[] }) {
  const { filter, groups } = props;
  return (
    <search>
      <form className="cluster items-end" action="/people/matrix">
        <label>
          Group
          <select className="input" name="group" defaultValue={filter.group ?? ""}>
            <option value="">All clients</option>
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Client
          <input className="input" type="search" name="find" defaultValue={filter.find} />
        </label>
        <label>
          Person
          <input className="input" type="search" name="who" defaultValue={filter.who} />
        </label>
        <button className="btn" type="submit">
          Filter
        </button>
        {filter.group || filter.find || filter.who ? (
          <Button kind="quiet" href="/people/matrix">
            Clear filters
          </Button>
        ) : null}
      </form>
    </search>
  );
}
