import { Refusal } from "@/domain/refusal";

/** A name that is there already is no change, and nothing to tell of. */
export function refuseSameName(now: string, wanted: string) {
  if (now === wanted) throw new Refusal("name", `It is called ${wanted} already.`);
}
