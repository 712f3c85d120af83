"use client";

import { useEffect, useState } from "react";
import { clock, distance } from "./time-words";

/**
 * A moment to come and how far off it is, ticking. `now` is the server's clock when it rendered, so the first
 * picture is right without JavaScript and a wrong clock on the reader's side changes nothing.
 */
export function Countdown(props: { until: string; now: string; zone: string; past?: string }) {
  const { until, now, zone, past = "now" } = props;
  const [ticked, setTicked] = useState({ now, elapsed: 0 });
  // A refresh brings a later `now`, from which it counts anew.
  useEffect(() => {
    const start = performance.now();
    const tick = () => setTicked({ now, elapsed: performance.now() - start });
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [now]);
  const elapsed = ticked.now === now ? ticked.elapsed : 0;
  const at = new Date(until);
  const current = new Date(new Date(now).getTime() + elapsed);
  const words = at > current ? `${clock(at, zone, { now: current })}, ${distance(at, current)}` : past;
  return (
    <time dateTime={until} role="timer" aria-live="off">
      {words}
    </time>
  );
}
