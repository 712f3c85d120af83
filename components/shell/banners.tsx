import type { ReactNode } from "react";

/** Above every page while staff view the portal as a client: whose eyes, until when, and the way back. */
export function ViewingBanner(props: {
  account: string;
  role: string;
  until: ReactNode;
  stop: () => Promise<void>;
}) {
  const { account, role, until, stop } = props;
  return (
    <aside className="banner viewing" aria-label="Viewing as the client">
      <p>
        <strong>
          You are viewing {account} as the client ({role}).
        </strong>{" "}
        You can change nothing until you stop. Ends at {until}.
      </p>
      <form action={stop}>
        <button className="btn small" type="submit">
          Stop viewing
        </button>
      </form>
    </aside>
  );
}

/** Above every page of a demonstration, so that nobody takes its answers for the world's. */
export function PracticeBanner({ providerHref }: { providerHref?: string }) {
  return (
    <aside className="banner practice" aria-label="Practice internet">
      <p>
        <strong>Practice internet:</strong> nothing here is real.
      </p>
      {providerHref ? <a href={providerHref}>Play the client’s DNS provider</a> : null}
    </aside>
  );
}
