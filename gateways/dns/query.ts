import { randomFillSync } from "node:crypto";
import { encodeQuery } from "./codec";
import type { Message, Question } from "./message";

/** A question as it was sent. */
export interface Query {
  question: Question;
  wire: Buffer;
  /** Where the name with its random letter case ends in `wire`; it begins after the header of 12 bytes. */
  nameEnd: number;
}

export interface QueryOptions {
  recursive?: boolean;
  checkingDisabled?: boolean;
  dnssecOk?: boolean;
  edns: boolean;
}

const headerSize = 12;

/** Writes a query whose name has a random letter case (0x20). Its id is drawn by whoever sends it. */
export function queryFor(question: Question, options: QueryOptions): Query {
  const { wire, nameEnd } = encodeQuery(question, options);
  mixCase(wire, headerSize, nameEnd);
  return { question, wire, nameEnd };
}

/** Whether an answer repeats the question's name in the very letter case that was sent. */
export function keepsCase({ wire, nameEnd }: Query, packet: Uint8Array): boolean {
  return wire.compare(packet, headerSize, nameEnd, headerSize, nameEnd) === 0;
}

/** Whether an answer is one to this question. A server that could not read the query may leave the question out. */
export function answers({ question }: Query, message: Message): boolean {
  const asked = message.question;
  if (!message.response) return false;
  if (!asked) return true;
  return asked.type === question.type && asked.name.toLowerCase() === question.name.toLowerCase();
}

/** Sixteen bits that nobody can foretell. */
export const randomId = () => randomByte() * 0x100 + randomByte();

// Letters differ in this bit; lengths of labels are below 64 and no letters.
const caseBit = 0x20;

function mixCase(wire: Buffer, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    const letter = (wire[i] as number) | caseBit;
    if (letter < 0x61 || letter > 0x7a || (wire[i] as number) < 0x41) continue;
    wire[i] = randomByte() & 1 ? letter : letter & ~caseBit;
  }
}

// Drawn from the operating system's generator four thousand at a time: one call for each byte would cost more than the query.
const chance = Buffer.alloc(4096);
let drawn = chance.length;

function randomByte(): number {
  if (drawn === chance.length) {
    randomFillSync(chance);
    drawn = 0;
  }
  return chance[drawn++] as number;
}
