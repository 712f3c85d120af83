"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

const EVERY_MS = 5_000;
const WATCHING_MS = 500;
/** A page that was left open asks others at their pace again after half an hour. */
const WATCHED_AT_MOST_MS = 30 * 60_000;

/**
 * Asks, while somebody looks, whether the page is out of date, and renders it anew when it is. `words` says how things
 * stand; only a change of them is read out. With `watching` it asks more often, and has what spreads checked first.
 */
export function LiveRefresh(props: { url: string; version: string; words: string; watching: boolean }) {
  const { url, version, words, watching } = props;
  const router = useRouter();
  const first = useRef(words);
  const [said, say] = useState("");
  useEffect(() => {
    if (words !== first.current) say(words);
    first.current = words;
  }, [words]);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const round = async (watched: boolean) => {
      const outdated = await saysOther(url, version, watched);
      if (left) return;
      if (outdated) router.refresh();
      begin();
    };
    const begin = () => {
      const watched = watching && performance.now() < WATCHED_AT_MOST_MS;
      timer = setTimeout(round, watched ? WATCHING_MS : EVERY_MS, watched);
    };
    begin();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [url, version, watching, router]);
  return (
    <p className="sr" role="status">
      {said}
    </p>
  );
}

/** Nobody is asked while nobody looks. */
async function saysOther(url: string, version: string, watched: boolean) {
  if (document.visibilityState !== "visible") return false;
  const answer = await fetch(url, { method: watched ? "POST" : "GET" }).catch(() => undefined);
  return answer?.ok === true && (await answer.text()) !== version;
}
