"use client";

import "./globals.css";
import { Fault } from "@/components/ui/fault";

export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-GB">
      <body>
        <div className="sheet">
          <main id="main">
            <Fault {...props} />
          </main>
        </div>
      </body>
    </html>
  );
}
