"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

const EVERY_MS = 5_000;

/**
 * Asks, while somebody looks, whether the page is out of date, and renders it anew when it is. `words` says how things
 * stand; only a change of them is read out.
 */
export function LiveRefresh({ url, version, words }: { url: string; version: string; words: string }) {
  const router = useRouter();
  const first = useRef(words);
  const [said, say] = useState("");
  useEffect(() => {
    if (words !== first.current) say(words);
    first.current = words;
  }, [words]);
  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      const answer = await fetch(url).catch(() => undefined);
      if (answer?.ok && (await answer.text()) !== version) router.refresh();
    };
    const timer = setInterval(ask, EVERY_MS);
    return () => clearInterval(timer);
  }, [url, version, router]);
  return (
    <p className="sr" role="status">
      {said}
    </p>
  );
}
