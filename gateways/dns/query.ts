import { randomBit } from "./chance";
import { writeEdns } from "./codec";
import { internetClass, type Message, type Question, rcodes, typeNumber } from "./message";
import { Writer } from "./writer";

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
// Ends of the name, type, class and OPT: what a query has beside header and name.
const besideName = 17;
const udpSize = 1232;

/** Writes a query whose name has a random letter case (0x20). Its id is drawn by whoever sends it. */
export function queryFor(question: Question, options: QueryOptions, edns: boolean): Query {
  const { name, type } = question;
  const writer = new Writer(headerSize + name.length + besideName);
  writer.u16(0);
  // A query with AD set asks for AD in the answer (RFC 6840, section 5.7).
  writer.u16((options.recursive ? 0x0120 : 0) | (options.checkingDisabled ? 0x0010 : 0));
  writer.u16(1);
  writer.u32(0);
  writer.u16(edns ? 1 : 0);
  writer.onlyName(name);
  const nameEnd = writer.length;
  writer.u16(typeNumber(type));
  writer.u16(internetClass);
  if (edns) writeEdns(writer, { size: udpSize, dnssecOk: options.dnssecOk ?? false, errors: [] }, 0);
  const wire = writer.finish();
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

/** Whether an answer is one to this question. Only a server that could not read the query may leave the question out. */
export function answers({ question }: Query, message: Message): boolean {
  const asked = message.question;
  if (!message.response) return false;
  if (asked === question) return true;
  if (!asked) return message.rcode !== rcodes.NOERROR && message.rcode !== rcodes.NXDOMAIN;
  return asked.type === question.type && asked.name.toLowerCase() === question.name.toLowerCase();
}

// Letters differ in this bit; lengths of labels are below 64 and no letters.
const caseBit = 0x20;

function mixCase(wire: Buffer, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    const byte = wire[i] as number;
    const letter = byte | caseBit;
    if (byte < 0x41 || letter < 0x61 || letter > 0x7a) continue;
    wire[i] = letter ^ (randomBit() << 5);
  }
}
