import { CopyValue } from "@/components/ui/copy-value";
import { Disclosure } from "@/components/ui/disclosure";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { previewOf } from "@/db/queries/go-live/previews";
import { displayName } from "@/domain/accounts/hostname";
import { plainName } from "@/domain/go-live/seen/name";
import { type Comparison, differences, edgePlaces, type Glance } from "@/domain/go-live/seen/preview";
import { isPointed } from "@/domain/go-live/seen/server-answer";
import { can } from "@/domain/people/permission";
import type { OpenGoLive, Path, Site } from "./open";
import { compareIt } from "./preview-action";

/** Before the record is changed: how one sees the website through the edge, in a browser and by the portal's own look. */
export async function PreviewPanel({ open, site, path }: { open: OpenGoLive; site: Site; path: Path }) {
  const { role, actor, account, environment, now } = open;
  if (!can(role, "check.run") || environment.state === "live" || isPointed(site)) return null;
  const { target, finding, missing } = site;
  if (missing) return null;
  const led = finding?.facts.followed.find(({ name }) => name === plainName(target.edge.target));
  const [address] = edgePlaces(target.edge.addresses, led?.addresses);
  const seen = await previewOf(actor, account.id, site.id);
  return (
    <Panel title="See it before the change" sub="Through the edge. Visitors notice nothing of it.">
      {address ? (
        <HostsFile line={`${address} ${site.name}`} late={target.edge.certificates !== "before"} />
      ) : null}
      <Form
        action={compareIt.bind(null, path)}
        label={`Compare edge and origin of ${site.name}`}
        className="form mt-4"
      >
        <input type="hidden" name="hostname" value={site.name} />
        <SubmitButton kind="secondary" pending="Asking edge and origin…">
          Compare edge and origin
        </SubmitButton>
      </Form>
      {seen ? (
        <>
          <Sides of={site.name} comparison={seen.comparison} />
          <Verdict comparison={seen.comparison} origin={environment.origin} />
          <p className="muted">
            Compared <Time at={seen.comparedAt} zone={actor.timeZone} now={now} />.
          </p>
        </>
      ) : null}
    </Panel>
  );
}

function HostsFile({ line, late }: { line: string; late: boolean }) {
  return (
    <div className="flow">
      <p>Add this line to the hosts file of your own computer and open the website in a private window:</p>
      <p>
        <CopyValue value={line} what="hosts-file line" />
      </p>
      <Disclosure summary="Where the hosts file is, and how to undo it">
        <ul className="list-disc pl-5">
          <li>
            Windows: <code>C:\Windows\System32\drivers\etc\hosts</code>, opened in Notepad as administrator.
          </li>
          <li>
            macOS and Linux: <code>/etc/hosts</code>, with <code>sudo nano /etc/hosts</code>.
          </li>
          <li>
            To undo it, delete the line again. Forgotten, it keeps leading this computer to that one address.
          </li>
        </ul>
      </Disclosure>
      {late ? (
        <p className="muted">
          The certificate comes within about a minute after the DNS change, so the browser warns until then.
          The first visitors may see that warning too.
        </p>
      ) : null}
    </div>
  );
}

const ROWS: [label: string, value: (glance: Glance) => string | undefined][] = [
  ["Asked at", ({ address }) => address],
  ["Status", ({ status }) => status?.toString()],
  ["Title", ({ title }) => title ?? "none"],
  ["Leads to", ({ redirect }) => redirect ?? "nowhere else"],
  ["Robots header", ({ robots }) => robots ?? "none"],
  ["Size", ({ size, cut }) => (size === undefined ? undefined : `${cut ? "over " : ""}${kilobytes(size)}`)],
];

const kilobytes = (size: number) => `${(size / 1000).toFixed(1)} kB`;

function Sides({ of, comparison: { edge, origin } }: { of: string; comparison: Comparison }) {
  const columns = [{ label: "What", hidden: true }, { label: "Edge" }, { label: "Origin" }];
  const told = (glance: Glance | null, value: (glance: Glance) => string | undefined) =>
    glance ? (value(glance) ?? "not told") : "could not ask";
  return (
    <Table caption={`${displayName(of)} through the edge and from its origin`} columns={columns}>
      {ROWS.map(([label, value]) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td className="wrap-anywhere">{told(edge, value)}</td>
          <td className="wrap-anywhere">{told(origin, value)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Verdict({ comparison, origin }: { comparison: Comparison; origin: string | null }) {
  const found = differences(comparison);
  if (!origin) return <p>No origin is set, so there is nothing to compare the edge with.</p>;
  if (!comparison.edge) return <p>We could not ask the edge. This says nothing about the website.</p>;
  if (!comparison.origin) return <p>We could not ask the origin. This says nothing about the website.</p>;
  if (found.length === 0) return <p>Nothing differs.</p>;
  return (
    <ul className="list-disc pl-5" aria-label="What differs">
      {found.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
