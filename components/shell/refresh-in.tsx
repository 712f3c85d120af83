"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Draws the whole page anew so many milliseconds from now, frame and all, because then something in it ends. */
export function RefreshIn({ ms }: { ms: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => router.refresh(), ms);
    return () => clearTimeout(timer);
  }, [ms, router]);
  return null;
}
