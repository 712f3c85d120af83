import { ENVIRONMENT_KINDS } from "@/domain/accounts/environment";
import type { QueueFilter } from "@/domain/queue";

/** Owner, kind of environment and text: a plain GET form, so that the search is in the address. */
export function QueueFilterForm(props: {
  filter: QueueFilter;
  me: string;
  colleagues: { id: string; name: string }[];
}) {
  const { filter, me, colleagues } = props;
  return (
    <search>
      <form className="cluster items-end" action="/go-live">
        {filter.turn ? <input type="hidden" name="turn" value={filter.turn} /> : null}
        {filter.due ? <input type="hidden" name="due" value={filter.due} /> : null}
        <label>
          Owner
          <select
            className="input"
            name="owner"
            defaultValue={filter.owner === me ? "me" : (filter.owner ?? "")}
          >
            <option value="">Anybody</option>
            <option value="me">Me</option>
            <option value="nobody">Nobody</option>
            {colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Environment
          <select className="input" name="kind" defaultValue={filter.kind ?? ""}>
            <option value="">Any</option>
            {ENVIRONMENT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {kind[0]?.toUpperCase() + kind.slice(1)}
              </option>
            ))}
          </select>
        </label>
        <label>
          Client, application or host name
          <input className="input" type="search" name="q" defaultValue={filter.q} />
        </label>
        <button className="btn" type="submit">
          Filter
        </button>
      </form>
    </search>
  );
}
