import { FilterLinks } from "@/components/ui/filter-links";

/** The agency's people in three ways: one by one, in groups, and against the clients. */
export const PeopleViews = ({ current }: { current: "list" | "matrix" }) => (
  <FilterLinks
    label="View"
    links={[
      { label: "List", href: "/people", current: current === "list" },
      { label: "Matrix", href: "/people/matrix", current: current === "matrix" },
      { label: "Groups", href: "/people/groups" },
    ]}
  />
);
