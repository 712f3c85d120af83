import "server-only";
import { visitor } from "@/app/session";
import { accountBySlug } from "@/db/queries/accounts/accounts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who asks for an environment, and the account; undefined where they have none. Whether it is there, its query says. */
export async function openEnvironment(params: Promise<{ account: string; environment: string }>) {
  const { account: slug, environment } = await params;
  const actor = await visitor();
  const account = actor && (await accountBySlug(actor, slug));
  return actor && account && UUID.test(environment) ? { actor, account, environment } : undefined;
}
