import { randomFillSync } from "node:crypto";

// Drawn from the operating system's generator a thousand words at a time: one call for each would cost more than a query.
const words = new Uint32Array(1024);
let drawn = words.length;
let bits = 0;
let bitsLeft = 0;

function word(): number {
  if (drawn === words.length) {
    randomFillSync(words);
    drawn = 0;
  }
  return words[drawn++] as number;
}

/** Sixteen bits that nobody can foretell. */
export const randomId = () => word() & 0xffff;

/** One bit that nobody can foretell; no bit is given out twice. */
export function randomBit(): number {
  if (bitsLeft === 0) {
    bits = word();
    bitsLeft = 32;
  }
  bitsLeft -= 1;
  const bit = bits & 1;
  bits >>>= 1;
  return bit;
}
