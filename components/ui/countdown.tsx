"use client";

import { useEffect, useState } from "react";
import { clock, distance } from "./time-words";

/**
 * A moment to come and how far off it is, ticking. `now` is the server's clock when it rendered, so the first
 * picture is right without JavaScript and a wrong clock on the reader's side changes nothing.
 */
export function Countdown(props: { until: string; now: string; zone: string; past?: string }) {
  const { until, now, zone, past = "now" } = props;
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - start), 1000);
    return () => clearInterval(timer);
  }, []);
  const at = new Date(until);
  const current = new Date(new Date(now).getTime() + elapsed);
  const words = at > current ? `${clock(at, zone, { now: current })}, ${distance(at, current)}` : past;
  return (
    <time dateTime={until} role="timer" aria-live="off">
      {words}
    </time>
  );
}
