"use client";

import type { ReactNode } from "react";
import { ReadOnlyContext } from "./form-context";

/** Around pages that show everything and change nothing: their forms stand disabled, with the reason. */
export const ReadOnly = ({ reason, children }: { reason: string; children: ReactNode }) => (
  <ReadOnlyContext value={reason}>{children}</ReadOnlyContext>
);
