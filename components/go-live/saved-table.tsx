import { Table } from "@/components/ui/table";
import { Tag, type Tone } from "@/components/ui/tag";
import type { SheetRow } from "@/domain/go-live/change/roll-back";

const NOW: Record<SheetRow["now"], [label: string, tone: Tone]> = {
  "as-it-was": ["Already as it was", "live"],
  restore: ["Restore", "turn"],
  unasked: ["Could not ask", "wait"],
  "by-itself": ["Leave alone", "plain"],
};

const COLUMNS = [
  { label: "Record" },
  { label: "Now" },
  { label: "Value" },
  { label: "TTL" },
  { label: "Read from" },
];

/** Every saved record, as it was saved, with what became of it. */
export function SavedTable({ rows }: { rows: SheetRow[] }) {
  return (
    <Table caption="The records before the change" columns={COLUMNS} className="saved stacks compact">
      {rows.map((row) => (
        <SavedRow
          key={`${row.record.name} ${row.record.type} ${row.record.data} ${row.record.ttl}`}
          row={row}
        />
      ))}
    </Table>
  );
}

function SavedRow({ row: { record, now } }: { row: SheetRow }) {
  const [label, tone] = NOW[now];
  return (
    <tr>
      <th scope="row">
        <code>{record.type}</code> <code className="block muted">{record.name}</code>
      </th>
      <td>
        <Tag tone={tone}>{label}</Tag>
      </td>
      <td className="whole">
        <code>{record.data}</code>
      </td>
      <td className="number" data-label="TTL">
        {record.ttl}
      </td>
      <td className="whole muted" data-label="Read from">
        {record.by?.join(", ") || "not noted"}
      </td>
    </tr>
  );
}
