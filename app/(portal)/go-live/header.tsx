import type { ReactNode } from "react";
import { EnvironmentMark } from "@/components/environment/environment-mark";
import { StateTag } from "@/components/environment/state-tag";
import { PageHeader } from "@/components/ui/page-header";
import { environmentWord } from "@/domain/accounts/environment-word";
import { displayName } from "@/domain/accounts/hostname";
import { hasStrayed } from "@/domain/go-live/seen/server-answer";
import { visitorsReach } from "@/domain/go-live/words";
import type { OpenGoLive } from "./open";

/** What visitors reach now, in one sentence. */
export function visitors({ shown, sites }: OpenGoLive) {
  const told = sites.flatMap(({ answers }) => answers.filter(({ authoritative }) => authoritative));
  return visitorsReach(shown, {
    pointed: told.some(({ result }) => result === "new" || result === "mixed"),
    absent: told.length > 0 && told.every(({ result }) => result === "nothing"),
    strayed: sites.length > 0 && sites.every(hasStrayed),
  });
}

/** Which environment this is, what its visitors reach, and the way to its siblings. */
export function Header({ open, action }: { open: OpenGoLive; action: ReactNode }) {
  const { environment, word, shown, sites, forClient } = open;
  return (
    <>
      <PageHeader
        title={`Go live: ${environment.application.name}, ${word}`}
        sub={
          <span className="cluster">
            <span>
              <EnvironmentMark kind={environment.kind} silent={forClient} />
              {sites.map(({ id, name }) => (
                <code key={id} className="mr-2">
                  {displayName(name)}
                </code>
              ))}
            </span>
            <StateTag state={shown} client={forClient} />
            <span>{visitors(open)}</span>
          </span>
        }
        action={action}
      />
      <Siblings open={open} />
    </>
  );
}

function Siblings({ open: { siblings, environment, base, forClient } }: { open: OpenGoLive }) {
  if (siblings.length < 2) return null;
  return (
    <nav aria-label="Environment" className="mb-4">
      <ul className="chips">
        {siblings.map(({ slug, name, kind }) => (
          <li key={slug}>
            <a href={`${base}/${slug}/go-live`} aria-current={slug === environment.slug ? "page" : undefined}>
              <EnvironmentMark kind={kind} silent />
              {forClient ? environmentWord(kind, name) : name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
