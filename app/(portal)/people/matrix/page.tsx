import type { Metadata } from "next";
import { PeopleViews } from "@/app/(portal)/people/people-views";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { AccessMatrix, type MatrixPerson } from "@/components/people/access-matrix";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { groupChoices } from "@/db/queries/people/groups";
import { type MatrixColumn, type MatrixRow, matrixOf } from "@/db/queries/people/matrix";
import { cellWords, MatrixFilter, matrixHref, NO_STANDING } from "@/domain/people/matrix";
import { type AgencyRole, mayGrant, ROLE_NAMES, reachesEveryAccount } from "@/domain/people/role";
import { MatrixFilterForm } from "./filter-form";

export const metadata: Metadata = { title: "Who may do what – People" };

/** People against clients, twelve clients at a time. */
export default async function Matrix({ searchParams }: PageProps<"/people/matrix">) {
  const { actor, role } = await visitAgency("staff.list");
  const filter = MatrixFilter.parse(await searchParams);
  const [{ columns, rows, nextColumns, nextRows }, groups] = await Promise.all([
    matrixOf(actor, filter),
    groupChoices(actor),
  ]);
  return (
    <>
      <PageHeader
        title="People"
        sub="Who may do what, at which client. A cell leads to where it is changed."
      />
      <div className="stack">
        <PeopleViews current="matrix" />
        <MatrixFilterForm filter={filter} groups={groups} />
        {columns.length === 0 || rows.length === 0 ? (
          <EmptyState why="results" title={columns.length === 0 ? "No client is found" : "Nobody is found"}>
            Choose another group or another word.
          </EmptyState>
        ) : (
          <AccessMatrix
            caption="Who may do what at which client"
            clients={columns.map(({ id, slug, name }) => ({ id, name, href: `/accounts/${slug}/people` }))}
            people={rows.map((row) => shown(row, columns, role, actor.userId))}
          />
        )}
        <Pager
          start={filter.after && matrixHref(filter, { after: undefined })}
          next={nextColumns && matrixHref(filter, { after: nextColumns })}
          startLabel="First clients"
          nextLabel="Next 12 clients"
        />
        <Pager
          start={filter.below && matrixHref(filter, { below: undefined })}
          next={nextRows && matrixHref(filter, { below: nextRows })}
          startLabel="First people"
          nextLabel="Next 50 people"
        />
      </div>
    </>
  );
}

function shown(row: MatrixRow, columns: MatrixColumn[], mine: AgencyRole, me: string): MatrixPerson {
  const { id, name, email, staffRole, cells } = row;
  const may = staffRole === null || mayGrant(mine, staffRole);
  return {
    key: email,
    name,
    detail: staffRole ? ROLE_NAMES[staffRole] : name === email ? null : email,
    you: id === me,
    cells: columns.map((column) => {
      const standing = cells.get(column.id) ?? NO_STANDING;
      const words = cellWords(staffRole, standing);
      return { ...words, href: may ? hrefOf(row, column, words.may !== null) : null };
    }),
  };
}

/** Where a cell is changed: with the person in the account, with the colleague, or where people are invited. */
function hrefOf(
  { id, staffRole, cells }: MatrixRow,
  { id: account, slug, name }: MatrixColumn,
  any: boolean,
) {
  const standing = cells.get(account);
  const people = `/accounts/${slug}/people`;
  if (id && standing && (standing.membership || standing.groups.length > 0)) return `${people}/${id}`;
  if (!staffRole) return any ? people : null;
  if (reachesEveryAccount(staffRole)) return `/people/${id}`;
  return `/people/${id}?${new URLSearchParams({ find: name })}`;
}
