import { connection } from "next/server";
import { Sheet } from "@/components/shell/sheet";
import { agencyName } from "@/db/queries/accounts/agency";

/** Pages before sign-in: the agency's name, and one matter. */
export default async function PublicLayout({ children }: LayoutProps<"/">) {
  await connection();
  return <Sheet agency={(await agencyName()) ?? "Portico"}>{children}</Sheet>;
}
