import { Disclosure } from "@/components/ui/disclosure";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { type LeavingPlace, remainWords, waysWords, workWords } from "@/domain/people/leaving";
import { counted } from "@/domain/words";

const COLUMNS = [{ label: "Account" }, { label: "Reached" }, { label: "Lost" }, { label: "Who remains" }];

/** So many are read at a glance; what has to be looked at is always among them. */
const AT_ONCE = 50;

interface Props {
  places: LeavingPlace[];
  staff: boolean;
  name: string;
}

/** Every account that somebody leaves: how they reach it, what is lost, who is left. First those to look at. */
export function PlacesTable({ places, staff, name }: Props) {
  const warns = (place: LeavingPlace) => remainWords(place, staff).warn;
  const inOrder = [...places.filter(warns), ...places.filter((place) => !warns(place))];
  const shown = Math.max(AT_ONCE, places.filter(warns).length);
  const [first, more] = [inOrder.slice(0, shown), inOrder.slice(shown)];
  return (
    <>
      <Rows places={first} staff={staff} name={`Accounts of ${name}`} />
      {more.length > 0 ? (
        <Disclosure summary={`${counted(more.length, "more account")}, each with somebody left`}>
          <Rows places={more} staff={staff} name={`More accounts of ${name}`} />
        </Disclosure>
      ) : null}
    </>
  );
}

const Rows = ({ places, staff, name }: Props) => (
  <Table caption={name} captionHidden className="stacks" columns={COLUMNS}>
    {places.map((place) => (
      <tr key={place.accountId}>
        <th scope="row">
          <a href={`/accounts/${place.slug}/people`}>{place.name}</a>
        </th>
        <td>{waysWords(place)}</td>
        <td>
          {counted(place.sites, "site")}
          <Work {...place} />
        </td>
        <td>
          <Remains {...remainWords(place, staff)} />
        </td>
      </tr>
    ))}
  </Table>
);

function Work(place: LeavingPlace) {
  const words = workWords(place);
  return words ? <span className="block muted">sees to {words}</span> : null;
}

const Remains = ({ warn, words }: { warn: boolean; words: string }) =>
  warn ? (
    <>
      <Tag tone="wait">Look at this</Tag> <span className="block">{words}</span>
    </>
  ) : (
    <span className="muted">{words}</span>
  );
