import "server-only";
import { cache } from "react";
import { currentActor } from "@/app/session";
import { placeOf } from "@/db/queries/accounts/place";
import { readAddress } from "@/domain/address";

/** What stands around the page at `/path…`: read once a request, for the rail and for the way down. */
export const placeAt = (path: string[]) => placeAtHref(path.map(decodeURIComponent).join("/"));

const placeAtHref = cache(async (joined: string) => {
  const actor = await currentActor(`/${joined}`);
  const address = readAddress(joined.split("/"));
  const place = await placeOf(actor, address);
  const reader = actor.staffRole ? ("agency" as const) : ("client" as const);
  return { actor, address, reader, ...place };
});
