import { clock, distance } from "./time-words";

/** A moment with its zone and its age: "14:02 CET (40 seconds ago)". `brief` leaves the age to the title. */
export function Time(props: { at: Date; zone: string; now: Date; brief?: boolean }) {
  const { at, zone, now, brief } = props;
  const age = distance(at, now);
  const words = clock(at, zone, { now, named: true });
  return (
    <time dateTime={at.toISOString()} title={brief ? age : undefined}>
      {brief ? words : `${words} (${age})`}
    </time>
  );
}
