"use client";

import { first, useField } from "@/components/ui/form-context";
import { TextField } from "@/components/ui/text-field";
import { StagingFirst } from "@/components/wizard/staging-first";

/** The offer to swap, once the server has noticed that the address in this form looks like a test copy. */
export function KeptStagingFirst() {
  const guess = first(useField("guess").kept);
  const hostname = first(useField("hostname").kept);
  return guess && hostname ? <StagingFirst hostname={hostname} guess={guess} /> : null;
}

/** The address that became staging by the swap: to see, to change, or to empty. */
export function KeptStaging() {
  if (!first(useField("staging").kept)) return null;
  return (
    <TextField
      name="staging"
      label="Address of staging"
      hint="Made with the application. Empty this to make production alone."
      autoComplete="off"
      machine
    />
  );
}
