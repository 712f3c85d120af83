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
}

const headerSize = 12;

/** Writes a query whose name has a random letter case (0x20). Its id is drawn by whoever sends it. */
export function queryFor(question: Question, options: QueryOptions, edns: boolean): Query {
  const { wire, nameEnd } = encodeQuery(question, options, edns);
  mixCase(wire, headerSize, nameEnd);
  return { question, wire, nameEnd };
}

/** Whether an answer repeats the question's name in the very letter case that was sent. */
export function keepsCase({ wire, nameEnd }: Query, packet: Uint8Array): boolean {
  return repeats(wire, packet, nameEnd);
}

/** Whether an answer repeats the whole question, with type and class, byte for byte. */
export function keepsQuestion({ wire, nameEnd }: Query, packet: Uint8Array): boolean {
  return repeats(wire, packet, nameEnd + 4);
}

function repeats(wire: Buffer, packet: Uint8Array, end: number): boolean {
  for (let i = headerSize; i < end; i++) if (wire[i] !== packet[i]) return false;
  return true;
}

export const idOf = (wire: Uint8Array) => (wire[0] as number) * 0x100 + (wire[1] as number);

export function setId(wire: Uint8Array, id: number): void {
  wire[0] = id >> 8;
  wire[1] = id & 0xff;
}

/** Whether an answer is one to this question. A server that could not read the query may leave the question out. */
export function answers({ question }: Query, message: Message): boolean {
  const asked = message.question;
  if (!message.response) return false;
  if (!asked || asked === question) return true;
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
