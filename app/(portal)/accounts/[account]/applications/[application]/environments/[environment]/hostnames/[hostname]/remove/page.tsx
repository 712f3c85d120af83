import { notFound } from "next/navigation";
import { guarded } from "@/app/(portal)/guarded";
import { RemovalPage } from "@/app/(portal)/removal-page";
import { visit } from "@/app/session";
import { goingWith } from "@/db/queries/accounts/removal";
import { displayName } from "@/domain/accounts/hostname";
import { removeHostnameAt } from "./actions";

export const metadata = { title: "Remove host name" };

type Props =
  PageProps<"/accounts/[account]/applications/[application]/environments/[environment]/hostnames/[hostname]/remove">;

export default guarded(
  "hostname.remove",
  "Remove host name",
  async function RemoveHostname({ params }: Props) {
    const path = await params;
    const { actor, account } = await visit(path.account);
    const { application, environment, hostname } = path;
    const going = await goingWith(actor, account.id, { application, environment, hostname });
    const host = going?.hosts[0];
    if (!going || !host) notFound();
    const back = `/accounts/${account.slug}/applications/${application}/environments/${environment}`;
    const name = displayName(host.name);
    return (
      <RemovalPage
        what={name}
        name={name}
        goes={`${host.environmentName} of ${host.applicationName} no longer answers to this name.`}
        hosts={going.hosts}
        action={removeHostnameAt.bind(null, path)}
        back={back}
      />
    );
  },
);
