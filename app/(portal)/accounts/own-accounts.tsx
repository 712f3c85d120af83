import { StateTag } from "@/components/environment/state-tag";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table } from "@/components/ui/table";
import type { PortfolioRow } from "@/db/queries/accounts/portfolio";
import { environmentWord } from "@/domain/accounts/environment-word";
import { displayName } from "@/domain/accounts/hostname";
import { counted } from "@/domain/words";

const COLUMNS = [{ label: "Account" }, { label: "Website" }, { label: "State" }];

type Site = NonNullable<PortfolioRow["site"]>;

/** The accounts of somebody who is a client in several. */
export function OwnAccounts(props: {
  rows: PortfolioRow[];
  words: (site: Site) => string;
  start?: string;
  next?: string;
}) {
  const { rows, words, start, next } = props;
  if (rows.length === 0)
    return (
      <>
        <PageHeader title="Your accounts" />
        <EmptyState why="data" title="No account is open to you">
          Whoever invited you can give you access again.
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader title="Your accounts" />
      <Table caption="Your accounts" captionHidden columns={COLUMNS}>
        {rows.map(({ id, slug, name, sites, site }) => (
          <tr key={id}>
            <th scope="row">
              <a className="link" href={`/accounts/${slug}`}>
                {name}
              </a>
              {sites > 0 ? <span className="block quiet">{counted(sites, "website")}</span> : null}
            </th>
            <td>{site ? <code>{displayName(site.hostname)}</code> : null}</td>
            <td>
              {site ? <StateTag state={site.state} client /> : null}
              <span className="block quiet">{site ? named(site, words(site)) : null}</span>
            </td>
          </tr>
        ))}
      </Table>
      <Pager start={start} next={next} />
    </>
  );
}

/** Names the environment unless it is the one that visitors see. */
const named = ({ kind, name }: Site, reason: string) =>
  kind === "production" ? reason : `${environmentWord(kind, name)}: ${reason}`;
