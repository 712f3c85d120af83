import { redirect } from "next/navigation";
import { jsonFile } from "@/app/json-file";
import { currentActor } from "@/app/session";
import { myData } from "@/db/queries/people/my-data";
import { confirmHref, isFresh } from "@/domain/sign-in/proof";

export async function GET() {
  const actor = await currentActor("/me/data");
  if (actor.viewing) redirect("/me");
  if (!isFresh(actor.provenAt, new Date())) redirect(confirmHref("/me/data"));
  return jsonFile("my-data", await myData(actor));
}
