import type { Portal } from "@/e2e/portal";
import { B, mailOf, passwordOf } from "./actors";
import type { Client } from "./client";
import type { World } from "./world";

/** The first visit, by the link that the terminal shows, with the guide's example: tenants A and B. */
export async function found(portal: Portal, client: Client) {
  const link = /First visit: (\S+)/.exec(portal.output())?.[1];
  if (!link) throw new Error("no link to the first visit was printed");
  const typed = {
    agency: "Harbour Row",
    name: "Actor owner",
    email: mailOf("owner"),
    password: passwordOf("owner"),
    example: "on",
  };
  const { status } = await client.submit(new URL(link).pathname, ["agency", "token"], typed);
  if (status !== 303) throw new Error(`the portal did not open: ${status}`);
  return client;
}

export async function assign(owner: Client, account: string, name: string) {
  const path = `/accounts/${account}/people`;
  const { text } = await owner.ask(path);
  const id = new RegExp(`<option value="([^"]+)"[^>]*>${name}<`).exec(text)?.[1];
  if (!id) throw new Error(`${name} cannot be assigned`);
  await owner.submit(path, "Add a colleague", { userId: id });
}

/** Whoever views A becomes admin of B too. */
export async function joinBoth(owner: Client, dual: Client, linkTo: World["linkTo"]) {
  const invitation = { addresses: mailOf("dual"), role: "client_admin" };
  await owner.submit(`/accounts/${B}/people`, ["addresses", "role"], invitation);
  const { pathname } = await linkTo(mailOf("dual"), /invites you/);
  const { status } = await dual.submit(pathname, ["token"]);
  if (status !== 303) throw new Error(`dual could not join B: ${status}`);
}
