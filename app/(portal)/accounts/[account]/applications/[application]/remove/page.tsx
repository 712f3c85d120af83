import { notFound } from "next/navigation";
import { guarded } from "@/app/(portal)/guarded";
import { RemovalPage } from "@/app/(portal)/removal-page";
import { visit } from "@/app/session";
import { goingWith } from "@/db/queries/accounts/removal";
import { counted } from "@/domain/words";
import { removeApplicationAt } from "./actions";

export const metadata = { title: "Remove application" };

type Props = PageProps<"/accounts/[account]/applications/[application]/remove">;

export default guarded(
  "application.remove",
  "Remove application",
  async function RemoveApplication({ params }: Props) {
    const path = await params;
    const { actor, account } = await visit(path.account);
    const going = await goingWith(actor, account.id, { application: path.application });
    const name = going?.hosts[0]?.applicationName;
    if (!name) notFound();
    const back = `/accounts/${account.slug}/applications/${path.application}`;
    return (
      <RemovalPage
        what={name}
        name={name}
        goes={`With it go ${counted(going.environments, "environment")} and ${counted(going.hostnames, "host name")}.`}
        hosts={going.hosts}
        action={removeApplicationAt.bind(null, path)}
        back={back}
      />
    );
  },
);
