import { discard } from "@/app/(portal)/accounts/new/actions";
import { pageOf } from "@/app/(portal)/accounts/new/draft-visit";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { type DraftAnswers, draftTitle, unfinishedPage } from "@/domain/accounts/draft";

const NEXT = {
  website: "website",
  environments: "environments",
  people: "people",
  check: "check and create",
};

interface Props {
  drafts: { id: string; answers: DraftAnswers; updatedAt: Date }[];
  zone: string;
}

/**
 * What one began and did not finish, to go on with or to throw away. One form around all of them stays when the last
 * one goes, and says what became of it.
 */
export const DraftList = ({ drafts, zone }: Props) => (
  <Form action={discard} className="mt-6" label="Unfinished clients">
    {drafts.length > 0 ? (
      <Panel
        title="Or go on with one of yours"
        sub="Only you see these. They stay until you finish or discard them."
      >
        <Drafts drafts={drafts} zone={zone} />
      </Panel>
    ) : null}
  </Form>
);

function Drafts({ drafts, zone }: Props) {
  const now = new Date();
  return (
    <Table
      caption="Unfinished clients"
      captionHidden
      columns={[
        { label: "Address" },
        { label: "Next" },
        { label: "Saved" },
        { label: "Discard", hidden: true },
      ]}
    >
      {drafts.map(({ id, answers, updatedAt }) => {
        const page = unfinishedPage(answers) ?? "check";
        return (
          <tr key={id}>
            <th scope="row">
              <a className="link machine" href={pageOf(id, page)}>
                {draftTitle(answers)}
              </a>
            </th>
            <td>{NEXT[page]}</td>
            <td>
              <Time at={updatedAt} zone={zone} now={now} />
            </td>
            <td>
              <Button
                size="small"
                kind="quiet"
                name="discard"
                value={id}
                label={`Discard ${draftTitle(answers)}`}
              >
                Discard
              </Button>
            </td>
          </tr>
        );
      })}
    </Table>
  );
}
