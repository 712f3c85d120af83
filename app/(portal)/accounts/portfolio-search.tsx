import type { PortfolioFilter } from "@/domain/accounts/portfolio";

/** Finds clients by name or host name; a plain GET form, so that the search is in the address. */
export function PortfolioSearch({ filter }: { filter: PortfolioFilter }) {
  return (
    <search>
      <form className="flex gap-2" action="/accounts">
        {filter.state ? <input type="hidden" name="state" value={filter.state} /> : null}
        {filter.mine ? <input type="hidden" name="mine" value="yes" /> : null}
        <input
          className="input medium"
          type="search"
          name="q"
          defaultValue={filter.q}
          aria-label="Client or host name"
          placeholder="Client or host name"
        />
        <button className="btn" type="submit">
          Find
        </button>
      </form>
    </search>
  );
}
