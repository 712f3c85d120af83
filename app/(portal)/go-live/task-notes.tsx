import { taskWord } from "@/app/(portal)/go-live/task-panel";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { displayName } from "@/domain/accounts/hostname";
import type { TaskNote } from "@/domain/go-live/checklist/checklist-task";

const COLUMNS = [{ label: "What is asked" }, { label: "State" }, { label: "Seen and wanted" }];

/** What a task consists of, worst first; where there is only one thing to say, that sentence. */
export function TaskNotes({ notes, manual }: { notes: TaskNote[]; manual: boolean }) {
  if (manual || notes.every(({ title }) => title === undefined))
    return notes.map((note) => <Sentence key={note.hostname ?? ""} note={note} />);
  return (
    <Table caption="What is checked" columns={COLUMNS}>
      {notes.map((note) => (
        <NoteRow key={`${note.hostname} ${note.id}`} note={note} />
      ))}
    </Table>
  );
}

function Sentence({ note: { hostname, sentence } }: { note: TaskNote }) {
  return (
    <p className="prose">
      {hostname ? <code>{displayName(hostname)}: </code> : null}
      {sentence}
    </p>
  );
}

function NoteRow({ note }: { note: TaskNote }) {
  const { hostname, title, state, blocking, sentence, next, seen, wanted } = note;
  const [word, tone] = taskWord(state);
  return (
    <tr>
      <th scope="row">
        {title}
        {hostname ? <code className="block">{displayName(hostname)}</code> : null}
        <small className="block muted">{blocking ? "Blocks going live" : "Advised"}</small>
      </th>
      <td>
        <Tag tone={tone}>{word}</Tag>
      </td>
      <td>
        {sentence}
        {state !== "done" && next ? <p className="mt-1">{next}</p> : null}
        {state !== "done" && wanted ? (
          <p className="mt-1">
            Seen <code>{seen ?? "nothing"}</code>, wanted <code>{wanted}</code>
          </p>
        ) : null}
      </td>
    </tr>
  );
}
