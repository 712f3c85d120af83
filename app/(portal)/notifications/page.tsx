import type { Metadata } from "next";
import { currentActor } from "@/app/session";
import { NoticeList } from "@/components/notices/notice-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SubmitButton } from "@/components/ui/submit-button";
import { noticesOf } from "@/db/queries/activity/notices";
import { markAllRead, markOneRead } from "./actions";

export const metadata: Metadata = { title: "Notices" };

const BASE = "/notifications";

/** Opening this page or a link of it marks nothing: a reader says so by a button, and nobody's prefetch does. */
export default async function Notices({ searchParams }: PageProps<"/notifications">) {
  const actor = await currentActor(BASE);
  const { show, after } = await searchParams;
  const unread = show === "unread";
  const cursor = typeof after === "string" ? after : undefined;
  const { rows, next, anyUnread } = await noticesOf(actor, { unread, after: cursor });
  const base = unread ? `${BASE}?show=unread` : BASE;
  return (
    <>
      <PageHeader
        title="Notices"
        sub={
          <>
            What you were told, the newest first.{" "}
            <a className="link" href="/me/notifications">
              Choose how you are told by mail
            </a>
          </>
        }
      />
      <div className="stack">
        <div className="notices-bar">
          <FilterLinks
            label="Which notices"
            links={[
              { label: "All", href: BASE, current: !unread },
              { label: "Unread", href: `${BASE}?show=unread`, current: unread },
            ]}
          />
          <Form action={markAllRead} className="inline-form">
            {anyUnread ? (
              <SubmitButton kind="secondary" size="small" pending="Marking…">
                Mark all as read
              </SubmitButton>
            ) : null}
          </Form>
        </div>
        {rows.length > 0 ? (
          <NoticeList notices={rows} zone={actor.timeZone} now={new Date()} markRead={markOneRead} />
        ) : (
          <Nothing filtered={unread} />
        )}
        <Pager
          start={cursor && base}
          startLabel="Newest"
          next={next && `${base}${unread ? "&" : "?"}after=${next}`}
          nextLabel="Older"
        />
      </div>
    </>
  );
}

const Nothing = ({ filtered }: { filtered: boolean }) =>
  filtered ? (
    <EmptyState why="results" title="Everything is read" action={<Button href={BASE}>Show all</Button>} />
  ) : (
    <EmptyState why="data" title="Nothing to tell yet">
      When a website goes live or no longer is, and when something is asked of you, it is written here.
    </EmptyState>
  );
