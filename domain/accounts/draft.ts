import { z } from "zod";
import { environmentsPage } from "@/domain/accounts/draft-environments";
import { PeoplePage } from "@/domain/accounts/draft-people";
import { WebsitePage } from "@/domain/accounts/draft-website";
import { asciiOf } from "@/domain/accounts/hostname";
import type { OriginFound } from "@/domain/accounts/origin-found";

/** The pages of the wizard that ask something, in their order. The fourth page checks and creates. */
export const DRAFT_PAGES = ["website", "environments", "people"] as const;
export type DraftPage = (typeof DRAFT_PAGES)[number];

/** A page as it was typed. Kept as it is, right or wrong, and judged anew whenever it is read. */
export type Typed = Record<string, string | string[]>;

/** What a draft holds: each page as typed, and what DNS said about the host names. */
export type DraftAnswers = { [page in DraftPage]?: Typed } & { found?: Record<string, OriginFound> };

/** How a page is judged; the second one in the light of the first. */
export const inputOf = {
  website: () => WebsitePage,
  environments: (answers: DraftAnswers) => environmentsPage(asciiOf(text(answers.website, "hostname"))),
  people: () => PeoplePage,
};

/** The first page that is not answered yet; null when all are. */
export const unfinishedPage = (answers: DraftAnswers): DraftPage | null =>
  DRAFT_PAGES.find((page) => !answers[page] || !inputOf[page](answers).safeParse(answers[page]).success) ??
  null;

/** Every answer of a finished draft, judged; null while a page is unfinished. */
export function planOf(answers: DraftAnswers) {
  if (unfinishedPage(answers)) return null;
  return {
    website: inputOf.website().parse(answers.website),
    environments: inputOf.environments(answers).parse(answers.environments),
    people: inputOf.people().parse(answers.people),
  };
}
export type Plan = NonNullable<ReturnType<typeof planOf>>;

/** What a list of drafts calls one: its address as typed so far. */
export const draftTitle = (answers: DraftAnswers) => text(answers.website, "hostname") || "No address yet";

/** One typed line of a page; "" when there is none. */
export function text(typed: Typed | undefined, field: string) {
  const value = typed?.[field];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

const LONGEST = 20_000;

/** A form of the wizard as it was sent: lines of a sane length, without the button that sent it. */
export const TypedPage = z
  .record(z.string().max(40), z.union([z.string().max(LONGEST), z.array(z.string().max(100)).max(200)]))
  .transform(({ do: _, from: __, ...typed }): Typed => typed);
