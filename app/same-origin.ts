import "server-only";
import { headers } from "next/headers";
import { Forbidden } from "@/domain/refusal";
import { env } from "@/env";

/**
 * Refuses a form that another site sends in the name of the person signed in here. The framework lets a request
 * without `Origin` pass, and believes `X-Forwarded-Host`; this compares with the configured address alone.
 */
export async function refuseOtherSites() {
  if (!fromHere(await headers()))
    throw new Forbidden("This form was sent from another site. Open the page here and try again.");
}

/** Whether a request was sent by a page of this portal. */
export function fromHere(sent: Headers) {
  const site = sent.get("sec-fetch-site");
  return site ? site === "same-origin" || site === "none" : sent.get("origin") === env().origin;
}
