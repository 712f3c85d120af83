import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { FormAction, FormState } from "@/domain/form";

export interface ListedNotice {
  id: string;
  title: string;
  sentence: string;
  /** Where it can be seen to. */
  href: string;
  account: string | null;
  readAt: Date | null;
  createdAt: Date;
}

/** What somebody was told: each title leads to where it can be seen to, each unread one has a button of its own. */
export function NoticeList(props: {
  notices: ListedNotice[];
  zone: string;
  now: Date;
  markRead: (id: string, state: FormState, form: FormData) => ReturnType<FormAction>;
}) {
  const { notices, zone, now, markRead } = props;
  return (
    <ol className="notices">
      {notices.map(({ id, title, sentence, href, account, readAt, createdAt }) => (
        <li key={id} className={readAt ? undefined : "unread"}>
          <div>
            <h2>
              {readAt ? null : <span className="sr">Unread: </span>}
              <a href={href}>{title}</a>
            </h2>
            <p>{sentence}</p>
            <p className="text-xs quiet">
              {account ? `${account} · ` : null}
              <Time at={createdAt} zone={zone} now={now} />
            </p>
          </div>
          <Form action={markRead.bind(null, id)} className="inline-form">
            {readAt ? null : (
              <SubmitButton kind="quiet" size="small" pending="Marking…">
                Mark as read<span className="sr">: {title}</span>
              </SubmitButton>
            )}
          </Form>
        </li>
      ))}
    </ol>
  );
}
