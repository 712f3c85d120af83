/** The time that was written last: many questions are asked in the same millisecond. */
let written = { time: Number.NaN, text: "" };

export function timestamp(time: number): string {
  if (written.time !== time) written = { time, text: new Date(time).toISOString() };
  return written.text;
}
