import type { Metadata } from "next";
import { endOne, signOutEverywhere } from "@/app/(portal)/me/actions";
import { MeLinks } from "@/app/(portal)/me/me-links";
import { currentActor } from "@/app/session";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { mySessions } from "@/db/queries/sign-in/my-login";
import type { Actor } from "@/domain/people/actor";
import { browserName } from "@/domain/sign-in/browser";
import { METHOD_NAMES } from "@/domain/sign-in/sign-in-method";

export const metadata: Metadata = { title: "Signed-in browsers – Your login" };

export default async function MySessions() {
  const actor = await currentActor("/me/sessions");
  const sessions = await mySessions(actor);
  return (
    <>
      <PageHeader title="Signed-in browsers" sub={actor.email} />
      <MeLinks at="/me/sessions" />
      <div className="stack">
        <Panel
          title="Where you are signed in"
          sub="A place is known only as its network address. Is one not yours? Sign it out and change your password."
        >
          <Table
            caption="Your sessions"
            captionHidden
            columns={[
              { label: "Browser" },
              { label: "Address" },
              { label: "Signed in with" },
              { label: "Since" },
              { label: "Last used" },
              { label: "Sign out", hidden: true },
            ]}
          >
            {sessions.map((session) => (
              <SessionRow key={session.id} actor={actor} session={session} />
            ))}
          </Table>
          {sessions.length > 1 ? (
            <Form action={signOutEverywhere} label="Sign out everywhere" className="form mt-4">
              <SubmitButton kind="secondary" pending="Signing out…">
                Sign out everywhere else
              </SubmitButton>
            </Form>
          ) : null}
        </Panel>
      </div>
    </>
  );
}

type Session = Awaited<ReturnType<typeof mySessions>>[number];

function SessionRow({ actor, session }: { actor: Actor; session: Session }) {
  const { id, agent, address, method, beganAt, lastSeenAt } = session;
  const now = new Date();
  const browser = browserName(agent);
  return (
    <tr>
      <th scope="row">{browser}</th>
      <td className="machine">{address || "unknown"}</td>
      <td>{METHOD_NAMES[method]}</td>
      <td>
        <Time at={beganAt} zone={actor.timeZone} now={now} />
      </td>
      <td>
        <Time at={lastSeenAt} zone={actor.timeZone} now={now} />
      </td>
      <td>
        {id === actor.sessionId ? (
          <Tag>this one</Tag>
        ) : (
          <Form action={endOne} label={`Sign out ${browser}`} className="">
            <input type="hidden" name="id" value={id} />
            <SubmitButton kind="quiet" size="small" pending="Signing out…">
              Sign out
              <span className="sr">
                {" "}
                {browser}, {address || "address unknown"}
              </span>
            </SubmitButton>
          </Form>
        )}
      </td>
    </tr>
  );
}
