import type { RollBackSheet } from "@/domain/go-live/change/roll-back";
import type { RecordSeen } from "@/domain/go-live/seen/facts";
import { span } from "@/domain/go-live/words";

/** What to do now, in order: delete, restore, wait. */
export function BackSteps({ sheet: { rows, remove, later, remembered } }: { sheet: RollBackSheet }) {
  const restore = rows.filter(({ now }) => now === "restore").map(({ record }) => record);
  if (remove.length === 0 && restore.length === 0)
    return (
      <div className="mb-4">
        <p>
          <strong>Nothing to do now.</strong> Everything that we could ask for is as it was.
        </p>
        <p className="muted">Once the change is made, the way back begins by deleting this:</p>
        <Lines records={later} />
      </div>
    );
  return (
    <ol className="back-steps">
      <li>
        <strong>Delete what has come since.</strong>
        {remove.length > 0 ? <Lines records={remove} /> : " There is nothing to delete."}
      </li>
      <li>
        <strong>Restore what has gone.</strong>
        {restore.length > 0 ? <Lines records={restore} /> : " Nothing has gone."}
      </li>
      <li>
        <strong>Wait.</strong> Others remember what is there now for up to {span(remembered)}, counted from
        when it is deleted.
      </li>
    </ol>
  );
}

function Lines({ records }: { records: Pick<RecordSeen, "name" | "type" | "data">[] }) {
  return records.map(({ name, type, data }) => (
    <code key={`${name} ${type} ${data}`} className="mono block">
      {name} {type} {data}
    </code>
  ));
}
