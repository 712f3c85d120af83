import { notFound } from "next/navigation";
import { guarded } from "@/app/(portal)/guarded";
import { RemovalPage } from "@/app/(portal)/removal-page";
import { visit } from "@/app/session";
import { goingWith } from "@/db/queries/accounts/removal";
import { counted } from "@/domain/words";
import { removeEnvironmentAt } from "./actions";

export const metadata = { title: "Remove environment" };

type Props = PageProps<"/accounts/[account]/applications/[application]/environments/[environment]/remove">;

export default guarded(
  "environment.remove",
  "Remove environment",
  async function RemoveEnvironment({ params }: Props) {
    const path = await params;
    const { actor, account } = await visit(path.account);
    const { application, environment } = path;
    const going = await goingWith(actor, account.id, { application, environment });
    const first = going?.hosts[0];
    if (!going || !first) notFound();
    const back = `/accounts/${account.slug}/applications/${application}/environments/${environment}`;
    return (
      <RemovalPage
        what={`${first.environmentName} of ${first.applicationName}`}
        name={first.environmentName}
        goes={`With it ${going.hostnames === 1 ? "goes" : "go"} ${counted(going.hostnames, "host name")}.`}
        hosts={going.hosts}
        action={removeEnvironmentAt.bind(null, path)}
        back={back}
      />
    );
  },
);
