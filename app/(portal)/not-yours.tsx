import { answerWith } from "@/app/answer";
import { PageHeader } from "@/components/ui/page-header";
import type { Actor } from "@/domain/people/actor";
import type { Permission } from "@/domain/people/permission";
import { AskFor } from "./view-only";

/** The page behind a link to something that this person may not do: who can, and the way back. */
export function NotYours(props: {
  title: string;
  actor: Actor;
  accountId: string;
  permission: Permission;
  back: { label: string; href: string };
}) {
  const { title, back, ...who } = props;
  answerWith({ status: 403 });
  return (
    <>
      <PageHeader title={title} />
      <div className="prose">
        <AskFor {...who} />
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
      </div>
    </>
  );
}
