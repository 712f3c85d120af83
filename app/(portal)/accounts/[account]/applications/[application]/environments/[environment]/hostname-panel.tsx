import { Form } from "@/components/ui/form";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import { Time } from "@/components/ui/time";
import type { HostnameRow } from "@/db/queries/accounts/environments";
import { displayName } from "@/domain/accounts/hostname";
import { addHostnameTo } from "./actions";

interface Props {
  path: { account: string; application: string; environment: string };
  base: string;
  hostnames: { rows: HostnameRow[]; next?: string };
  /** This is not the first page of them. */
  later: boolean;
  zone: string;
  mayAdd: boolean;
  mayRemove: boolean;
}

const COLUMNS = [{ label: "Host name" }, { label: "Last checked" }, { label: "Change", hidden: true }];

/** The names that this environment answers to. */
export function HostnamePanel({ path, base, hostnames, later, zone, mayAdd, mayRemove }: Props) {
  const now = new Date();
  const { rows, next } = hostnames;
  const several = rows.length > 1 || later || next !== undefined;
  return (
    <Panel title="Host names" sub="Only names listed here are served.">
      <Table caption="Host names" captionHidden columns={COLUMNS} className="compact">
        {rows.map(({ id, name, checkedAt }) => (
          <tr key={id}>
            <th scope="row">
              <code>{displayName(name)}</code>
            </th>
            <td>{checkedAt ? <Time at={checkedAt} zone={zone} now={now} /> : "Not yet"}</td>
            <td>
              {mayRemove && several ? (
                <a
                  className="link"
                  href={`${base}/hostnames/${name}/remove`}
                  aria-label={`Remove ${displayName(name)}`}
                >
                  Remove
                </a>
              ) : null}
            </td>
          </tr>
        ))}
      </Table>
      <Pager start={later ? base : undefined} next={next && `${base}?after=${next}`} />
      {mayAdd ? (
        <Form action={addHostnameTo.bind(null, path)} className="form mt-4" label="Add a host name">
          <TextField
            name="hostname"
            label="Another host name"
            hint="Such as shop.acme.com. Adding it changes nothing on the internet."
            machine
            inputMode="url"
            autoComplete="off"
          />
          <SubmitButton kind="secondary" pending="Adding…">
            Add host name
          </SubmitButton>
        </Form>
      ) : null}
    </Panel>
  );
}
