import { tokenFor } from "@/db/secrets/seal";
import { env } from "@/env";

/** The token in a link to a DNS change: made from its id, so that nobody has to keep it and the link can be copied again. */
export const dnsToken = (id: string) => tokenFor("dns task", id);

export const dnsHref = (id: string) => `${env().origin}/dns/${dnsToken(id)}`;
