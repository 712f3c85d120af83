import type { EnvironmentLine } from "@/components/application/environment-table";
import type { EnvironmentRow } from "@/db/queries/accounts/applications";
import { environmentWord } from "@/domain/accounts/environment-word";
import { displayName } from "@/domain/accounts/hostname";
import { nextStep } from "@/domain/accounts/portfolio";

/** Rows of the environment table, with links below the application at `base`, in the words of the reader. */
export const linesOf = (
  environments: EnvironmentRow[],
  base: string,
  reader: "agency" | "client",
): EnvironmentLine[] =>
  environments.map(({ slug, name, kind, hostname, hostnames, state, reason }) => {
    const href = `${base}/environments/${slug}`;
    return {
      href,
      name: reader === "client" ? environmentWord(kind, name) : name,
      kind,
      hostname: displayName(hostname),
      more: hostnames - 1,
      state,
      reason,
      next: {
        label: nextStep(state, reader === "client"),
        href: state === "live" ? href : `${href}/go-live`,
      },
    };
  });
