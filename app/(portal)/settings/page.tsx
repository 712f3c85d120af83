import { redirect } from "next/navigation";

/** The agency's settings have one page so far. */
export default function Settings() {
  redirect("/settings/checklist");
}
