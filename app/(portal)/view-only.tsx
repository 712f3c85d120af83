import { personWhoCan } from "@/db/queries/people/people-who-can";
import type { Actor } from "@/domain/people/actor";
import type { Permission } from "@/domain/people/permission";

interface Props {
  actor: Actor;
  accountId: string;
  permission: Permission;
}

const whoCan = async ({ actor, accountId, permission }: Props) =>
  (await personWhoCan(actor, accountId, permission)) ?? "Your agency";

/** Says who can change what is only shown here. */
export const ViewOnly = async ({ does = "change it", ...props }: Props & { does?: string }) => (
  <p className="muted">
    You can view this. {await whoCan(props)} can {does}.
  </p>
);

/** Says whom to ask about what this login does not open. */
export const AskFor = async ({ what = "this", ...props }: Props & { what?: string }) => (
  <p>
    Your role does not open {what}. {await whoCan(props)} can help you.
  </p>
);
