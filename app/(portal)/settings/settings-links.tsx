import { FilterLinks } from "@/components/ui/filter-links";
import { can } from "@/domain/people/permission";
import type { AgencyRole } from "@/domain/people/role";

const PAGES = [
  { label: "Checklist", href: "/settings/checklist", needs: "template.update" },
  { label: "Security", href: "/settings/security", needs: "agency.update" },
] as const;

/** The pages of the agency's settings that this role may open. */
export function SettingsLinks({ at, role }: { at: string; role: AgencyRole }) {
  const mine = PAGES.filter(({ needs }) => can(role, needs));
  if (mine.length < 2) return null;
  return (
    <div className="mb-4">
      <FilterLinks
        label="Settings"
        links={mine.map(({ label, href }) => ({ label, href, current: href === at }))}
      />
    </div>
  );
}
