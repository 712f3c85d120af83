import { connection } from "next/server";
import { Button } from "@/components/ui/button";

export const metadata = { title: "Page not found" };

export default async function NotFoundPage() {
  // A page made at build time cannot carry the nonce of its answer.
  await connection();
  return (
    <div className="sheet">
      <main id="main" tabIndex={-1} className="stack">
        <h1>There is no such page</h1>
        <p>The address may be mistyped, or what was here is gone.</p>
        <Button href="/accounts">Go to the start</Button>
      </main>
    </div>
  );
}
