import { Button } from "@/components/ui/button";

export const metadata = { title: "Page not found" };

export default function NotFoundPage() {
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
