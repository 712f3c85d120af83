import { personWhoCan } from "@/db/queries/people-who-can";
import type { Actor } from "@/domain/actor";
import type { Permission } from "@/domain/permission";

/** Says who can change what is only shown here. */
export async function ViewOnly(props: { actor: Actor; accountId: string; permission: Permission }) {
  const name = await personWhoCan(props.actor, props.accountId, props.permission);
  return <p className="muted">You can view this. {name ?? "Your agency"} can change it.</p>;
}
