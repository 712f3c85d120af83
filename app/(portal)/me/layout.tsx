import { currentActor } from "@/app/session";
import { EmptyState } from "@/components/ui/empty-state";

/** Around the pages of one's own login: a login of the client is shown to nobody but its owner. */
export default async function OwnPages({ children }: LayoutProps<"/me">) {
  const { viewing } = await currentActor("/me");
  if (!viewing) return children;
  return (
    <EmptyState why="data" title="Not while you view as the client">
      Everybody of {viewing.account} has a login of their own, which nobody else sees. Stop viewing to open
      yours.
    </EmptyState>
  );
}
