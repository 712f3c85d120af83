import { shownReason } from "@/app/shown-reason";
import type { EnvironmentLine } from "@/components/application/environment-table";
import type { EnvironmentRow } from "@/db/queries/accounts/applications";
import { environmentWord } from "@/domain/accounts/environment-word";
import { displayName } from "@/domain/accounts/hostname";
import { nextStep } from "@/domain/accounts/portfolio";
import type { Actor } from "@/domain/people/actor";

/** Rows of the environment table, with links below the application at `base`, in the words of the reader. */
export const linesOf = (
  environments: EnvironmentRow[],
  base: string,
  { staffRole, timeZone }: Actor,
): EnvironmentLine[] => {
  const now = new Date();
  return environments.map(({ slug, name, kind, hostname, hostnames, ...standing }) => {
    const { state } = standing;
    const client = !staffRole;
    const href = `${base}/environments/${slug}`;
    return {
      href,
      name: client ? environmentWord(kind, name) : name,
      kind,
      hostname: displayName(hostname),
      more: hostnames - 1,
      state,
      reason: shownReason(standing, timeZone, now),
      next: {
        label: nextStep(state, client),
        href: state === "live" ? href : `${href}/go-live`,
      },
    };
  });
};
