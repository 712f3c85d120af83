"use client";

import { Fault } from "@/components/ui/fault";

export default function PortalError(props: { error: unknown; retry: () => void }) {
  return <Fault {...props} />;
}
