import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { type LeavingPlace, remainWords, waysWords, workWords } from "@/domain/people/leaving";
import { counted } from "@/domain/words";

const COLUMNS = [{ label: "Account" }, { label: "Reached" }, { label: "Lost" }, { label: "Who remains" }];

/** Every account that somebody leaves: how they reach it, what is lost, who is left. */
export const PlacesTable = (props: { places: LeavingPlace[]; staff: boolean; name: string }) => (
  <Table caption={`Accounts of ${props.name}`} captionHidden className="stacks" columns={COLUMNS}>
    {props.places.map((place) => (
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
          <Remains {...remainWords(place, props.staff)} />
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
