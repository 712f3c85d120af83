import { notFound } from "next/navigation";
import { NotYours } from "@/app/(portal)/not-yours";
import { RemovalPage } from "@/app/(portal)/removal-page";
import { visit } from "@/app/session";
import { goingWith } from "@/db/queries/removal";
import { displayName } from "@/domain/hostname";
import { can } from "@/domain/permission";
import { removeHostnameAt } from "./actions";

export const metadata = { title: "Remove host name" };

type Props =
  PageProps<"/accounts/[account]/applications/[application]/environments/[environment]/hostnames/[hostname]/remove">;

export default async function RemoveHostname({ params }: Props) {
  const path = await params;
  const { actor, account, role } = await visit(path.account);
  const { application, environment, hostname } = path;
  const going = await goingWith(actor, account.id, { application, environment, hostname });
  const host = going?.hosts[0];
  if (!going || !host) notFound();
  const back = `/accounts/${account.slug}/applications/${application}/environments/${environment}`;
  const name = displayName(host.name);
  if (!can(role, "hostname.remove"))
    return (
      <NotYours
        title={`Remove ${name}`}
        actor={actor}
        accountId={account.id}
        permission="hostname.remove"
        back={{ label: `Back to ${host.environmentName}`, href: back }}
      />
    );
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
}
