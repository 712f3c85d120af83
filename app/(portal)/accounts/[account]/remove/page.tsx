import { notFound } from "next/navigation";
import { NotYours } from "@/app/(portal)/not-yours";
import { RemovalPage } from "@/app/(portal)/removal-page";
import { visit } from "@/app/session";
import { goingWith } from "@/db/queries/removal";
import { can } from "@/domain/permission";
import { counted } from "@/domain/words";
import { removeAccountAt } from "./actions";

export const metadata = { title: "Remove account" };

export default async function RemoveAccount({ params }: PageProps<"/accounts/[account]/remove">) {
  const { actor, account, role } = await visit((await params).account);
  const back = `/accounts/${account.slug}/settings`;
  if (!can(role, "account.remove"))
    return (
      <NotYours
        title="Remove account"
        actor={actor}
        accountId={account.id}
        permission="account.remove"
        back={{ label: "Back to the settings", href: back }}
      />
    );
  const going = await goingWith(actor, account.id, {});
  if (!going) notFound();
  const { applications, environments, hostnames, people } = going;
  return (
    <RemovalPage
      what={account.name}
      name={account.name}
      goes={`With it go ${counted(applications, "application")}, ${counted(environments, "environment")}, ${counted(hostnames, "host name")} and the access of ${counted(people, "person", "people")}.`}
      hosts={going.hosts}
      action={removeAccountAt.bind(null, account.slug)}
      back={back}
    />
  );
}
