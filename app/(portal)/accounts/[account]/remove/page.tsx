import { notFound } from "next/navigation";
import { guarded } from "@/app/(portal)/guarded";
import { RemovalPage } from "@/app/(portal)/removal-page";
import { visit } from "@/app/session";
import { goingWith } from "@/db/queries/accounts/removal";
import { counted } from "@/domain/words";
import { removeAccountAt } from "./actions";

export const metadata = { title: "Remove account" };

export default guarded(
  "account.remove",
  "Remove account",
  async function RemoveAccount({ params }: PageProps<"/accounts/[account]/remove">) {
    const { actor, account } = await visit((await params).account);
    const back = `/accounts/${account.slug}/settings`;
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
  },
);
