import { placeAt } from "@/app/(portal)/place";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { stepsOf } from "@/domain/address";

export default async function Crumbs({ params }: { params: Promise<{ path: string[] }> }) {
  const { path } = await params;
  const { agency, address, names, reader, accounts } = await placeAt(path);
  const steps = stepsOf(address, names, reader);
  const alone = reader === "client" && accounts.length < 2;
  return <Breadcrumb crumbs={[{ label: agency }, ...(alone ? steps.slice(1) : steps)]} />;
}
