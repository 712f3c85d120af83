import { answerWith } from "@/app/answer";
import type { DnsTaskBehind } from "@/db/queries/go-live/dns-tasks";
import { until } from "@/domain/mail/until";

/** A link that leads nowhere, or no longer. Says whom to ask only to whoever holds one that was right. */
export function EndedTask({ task }: { task: DnsTaskBehind | undefined }) {
  if (task?.state !== "open") answerWith({ status: task ? 410 : 404 });
  if (!task)
    return (
      <>
        <h1>This link leads nowhere</h1>
        <p>
          It is not complete, or what it was for is gone. Open it from the mail again, or ask whoever sent it.
        </p>
      </>
    );
  return (
    <>
      <h1>{task.state === "open" ? "Nothing to do here yet" : "This link has ended"}</h1>
      <p>{reasonOf(task)}</p>
      <WhoAsks task={task} />
    </>
  );
}

function reasonOf({ state, link, asker, agency }: DnsTaskBehind) {
  if (state === "revoked") return `${agency} took it back. Nothing was changed by that.`;
  if (state === "ended") return `It ended on ${until(link.expiresAt, asker.zone)}. Ask for a new one.`;
  return `${agency} has not finished the preparation.`;
}

/** Who wants the change, and how they are reached. */
export function WhoAsks({ task: { asker } }: { task: DnsTaskBehind }) {
  return (
    <section aria-labelledby="who-asks">
      <h2 id="who-asks">Who asks</h2>
      {asker.name ? <Reached asker={asker} /> : <p>{asker.of}.</p>}
    </section>
  );
}

const Reached = ({ asker: { name, of, email, phone } }: Pick<DnsTaskBehind, "asker">) => (
  <p>
    {name}, for {of}:{" "}
    <a className="link" href={`mailto:${email}`}>
      {email}
    </a>
    {phone ? (
      <>
        {" or "}
        <a className="link" href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
          {phone}
        </a>
      </>
    ) : null}
  </p>
);
