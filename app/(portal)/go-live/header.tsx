import type { ReactNode } from "react";
import { EnvironmentMark } from "@/components/environment/environment-mark";
import { StateTag } from "@/components/environment/state-tag";
import { PageHeader } from "@/components/ui/page-header";
import { environmentWord } from "@/domain/accounts/environment-word";
import { displayName } from "@/domain/accounts/hostname";
import { hasStrayed, isPointed } from "@/domain/go-live/seen/server-answer";
import { share } from "@/domain/go-live/seen/situation";
import { visitorsReach } from "@/domain/go-live/words";
import type { OpenGoLive, Site } from "./open";

/** What visitors reach now, in one sentence. */
export function visitors({ shown, sites, now }: OpenGoLive) {
  const said = sites.flatMap(({ answers }) => answers.filter(({ authoritative }) => authoritative));
  return visitorsReach(shown, {
    told: said.some(({ result }) => result !== "unasked"),
    pointed: share(sites, isPointed),
    absent: said.length > 0 && said.every(({ result }) => result === "nothing"),
    strayed: sites.length > 0 && sites.every(hasStrayed),
    arrived: sites.length > 0 && sites.every((site) => hasArrived(site, now)),
  });
}

function hasArrived({ answers, finding }: Site, now: Date) {
  const clearAt = finding?.judgement.clearAt;
  return (
    answers.length > 0 &&
    answers.every(({ result }) => result === "new") &&
    !(clearAt && new Date(clearAt) > now)
  );
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
