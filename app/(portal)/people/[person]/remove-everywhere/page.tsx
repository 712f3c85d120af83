import { notFound } from "next/navigation";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { BulkResults } from "@/components/ui/bulk-results";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { colleagues } from "@/db/queries/people/colleagues";
import { leavingOf } from "@/db/queries/people/leaving";
import type { Actor } from "@/domain/people/actor";
import { staysAdmin } from "@/domain/people/leaving";
import { mayGrant, reachesEveryAccount } from "@/domain/people/role";
import { counted } from "@/domain/words";
import { leave } from "./actions";
import { Choices } from "./choices";
import { PlacesTable } from "./places-table";

export const metadata = { title: "Remove everywhere – People" };

type Leaver = NonNullable<Awaited<ReturnType<typeof leavingOf>>>;

/** What somebody has everywhere, what is lost and who is left, then one button. Stays to say what became of each account. */
export default async function RemoveEverywhere({ params }: PageProps<"/people/[person]/remove-everywhere">) {
  const { actor, role } = await visitAgency("staff.remove");
  const leaver = await leavingOf(actor, (await params).person);
  if (!leaver || (leaver.role && !mayGrant(role, leaver.role))) notFound();
  const gone = leaver.role === null && leaver.places.length === 0;
  return (
    <>
      <PageHeader
        title={gone ? `${leaver.name} has no access` : `Remove ${leaver.name} everywhere?`}
        sub={gone ? "Nothing is left to remove. What they did stays in the activity." : lossOf(leaver)}
      />
      <Form action={leave} className="stack" label="Remove everywhere">
        <BulkResults title="What became of each account" />
        <input type="hidden" name="userId" value={leaver.id} />
        {gone ? null : <Preview actor={actor} leaver={leaver} />}
      </Form>
      <p className="mt-4">
        <a href="/people">People of the agency</a>, <a href={`/activity?who=${actor.userId}`}>activity</a>
      </p>
    </>
  );
}

async function Preview({ actor, leaver }: { actor: Actor; leaver: Leaver }) {
  const heirs = (await colleagues(actor)).filter(({ id }) => id !== leaver.id);
  const me = { id: actor.userId, name: actor.name, email: actor.email };
  return (
    <>
      {leaver.places.length > 0 ? (
        <PlacesTable places={leaver.places} staff={leaver.role !== null} name={leaver.name} />
      ) : null}
      <Choices leaver={leaver} heirs={leaver.id === actor.userId ? heirs : [me, ...heirs]} />
    </>
  );
}

/** "They lose 12 accounts with 17 sites with the next click, and every browser is signed out." */
function lossOf({ places, role }: Leaver) {
  const lost = places.filter((place) => !staysAdmin(place));
  const sites = lost.reduce((sum, place) => sum + place.sites, 0);
  const everything = reachesEveryAccount(role)
    ? " Their role reaches every other client too; that ends as well."
    : "";
  return `They lose ${counted(lost.length, "account")} with ${counted(sites, "site")} with the next click, and every browser is signed out.${everything}`;
}
