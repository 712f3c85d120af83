"use client";

import { first, useField } from "@/components/ui/form-context";
import { StagingFirst } from "@/components/wizard/staging-first";

/** The offer to swap, once the server has noticed that the address in this form looks like a test copy. */
export function KeptStagingFirst() {
  const guess = first(useField("guess").kept);
  const hostname = first(useField("hostname").kept);
  return guess && hostname ? <StagingFirst hostname={hostname} guess={guess} /> : null;
}
