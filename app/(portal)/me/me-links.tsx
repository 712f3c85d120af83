import { FilterLinks } from "@/components/ui/filter-links";

const PAGES = [
  { label: "Profile", href: "/me" },
  { label: "Security", href: "/me/security" },
  { label: "Signed-in browsers", href: "/me/sessions" },
  { label: "Notices", href: "/me/notifications" },
  { label: "Your data", href: "/me/data" },
];

/** The pages about one's own login. */
export const MeLinks = ({ at }: { at: string }) => (
  <div className="mb-4">
    <FilterLinks label="Your login" links={PAGES.map((page) => ({ ...page, current: page.href === at }))} />
  </div>
);
