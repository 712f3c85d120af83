import { type Edns, type Message, type Question, type ResourceRecord, typeName, typeNumber } from "./message";
import { readData, writeData } from "./rdata";
import { MalformedPacket, Reader } from "./reader";
import { escapeBytes } from "./text";
import { Writer } from "./writer";

const internetClass = 1;
const extendedErrorOption = 15;
const udpSize = 1232;
const typeAndClass = 4;
// Header, ends of the name, type, class and OPT: what a query has beside its name.
const besideName = 29;

/** Writes a query or an answer (RFC 1035, section 4). */
export function encode(message: Message): Buffer {
  const writer = new Writer();
  writer.u16(message.id);
  writer.u16(flagBits(message));
  writer.u16(message.question ? 1 : 0);
  writer.u16(message.answers.length);
  writer.u16(message.authority.length);
  writer.u16(message.additional.length + (message.edns ? 1 : 0));
  if (message.question) {
    writer.name(message.question.name);
    writer.u16(typeNumber(message.question.type));
    writer.u16(internetClass);
  }
  for (const record of [...message.answers, ...message.authority, ...message.additional])
    write(writer, record);
  if (message.edns) writeEdns(writer, message.edns, message.rcode);
  return writer.finish();
}

/** Writes a query that need not hold anything but its question, and says where the question's name ends. */
export function encodeQuery(
  { name, type }: Question,
  options: { recursive?: boolean; checkingDisabled?: boolean; dnssecOk?: boolean },
  edns: boolean,
): { wire: Buffer; nameEnd: number } {
  const writer = new Writer(name.length + besideName);
  writer.u16(0);
  // A query with AD set asks for AD in the answer (RFC 6840, section 5.7).
  const recursion = options.recursive ? 0x0120 : 0;
  writer.u16(recursion | (options.checkingDisabled ? 0x0010 : 0));
  writer.u16(1);
  writer.u32(0);
  writer.u16(edns ? 1 : 0);
  writer.name(name);
  const nameEnd = writer.length;
  writer.u16(typeNumber(type));
  writer.u16(internetClass);
  if (edns) writeEdns(writer, { size: udpSize, dnssecOk: options.dnssecOk ?? false, errors: [] }, 0);
  return { wire: writer.finish(), nameEnd };
}

/** A question that stands in a packet byte for byte as it was sent: nobody need read it. */
export interface Repeated {
  question: Question;
  nameEnd: number;
}

/** Reads a packet; names in records are lower-cased. Throws MalformedPacket for anything out of place. */
export function decode(packet: Uint8Array, repeated?: Repeated): Message {
  const reader = new Reader(packet);
  const id = reader.u16();
  const flags = reader.u16();
  const questions = reader.u16();
  const answers = reader.u16();
  const authority = reader.u16();
  const additional = reader.u16();
  if (questions > 1) throw new MalformedPacket("more than one question");
  const message = messageOf(id, flags);
  if (questions === 1) message.question = repeated ? skip(reader, repeated) : readQuestion(reader);
  message.answers = section(reader, answers, message);
  message.authority = section(reader, authority, message);
  message.additional = section(reader, additional, message);
  return message;
}

function readQuestion(reader: Reader): Question {
  const question = { name: reader.name(), type: typeName(reader.u16()) };
  reader.u16();
  return question;
}

function skip(reader: Reader, { question, nameEnd }: Repeated): Question {
  reader.skipQuestion(question.name, nameEnd + typeAndClass);
  return question;
}

function flagBits(m: Message): number {
  const bits = [m.response, m.authoritative, m.truncated, m.recursionDesired, m.recursionAvailable];
  const [qr, aa, tc, rd, ra] = bits.map(Number) as [number, number, number, number, number];
  const ad = Number(m.authenticData);
  const cd = Number(m.checkingDisabled);
  const high = (qr << 15) | (m.opcode << 11) | (aa << 10) | (tc << 9) | (rd << 8);
  return high | (ra << 7) | (ad << 5) | (cd << 4) | (m.rcode & 0xf);
}

function messageOf(id: number, flags: number): Message {
  return {
    id,
    response: (flags & 0x8000) !== 0,
    opcode: (flags >> 11) & 0xf,
    authoritative: (flags & 0x0400) !== 0,
    truncated: (flags & 0x0200) !== 0,
    recursionDesired: (flags & 0x0100) !== 0,
    recursionAvailable: (flags & 0x0080) !== 0,
    authenticData: (flags & 0x0020) !== 0,
    checkingDisabled: (flags & 0x0010) !== 0,
    rcode: flags & 0xf,
    answers: [],
    authority: [],
    additional: [],
  };
}

function write(writer: Writer, record: ResourceRecord): void {
  writer.name(record.name);
  writer.u16(typeNumber(record.type));
  writer.u16(internetClass);
  writer.u32(record.ttl);
  writer.sized(() => writeData(record.type, record.data, writer));
}

function section(reader: Reader, count: number, message: Message): ResourceRecord[] {
  const records: ResourceRecord[] = [];
  for (let i = 0; i < count; i++) {
    const name = reader.name().toLowerCase();
    const type = typeName(reader.u16());
    const recordClass = reader.u16();
    const ttl = reader.u32();
    const length = reader.u16();
    if (type === "OPT") readEdns(reader, recordClass, ttl, length, message);
    else if (recordClass !== internetClass) reader.bytes(length);
    // A TTL with the top bit set counts as zero (RFC 2181, section 8).
    else records.push({ name, type, ttl: ttl > 0x7fffffff ? 0 : ttl, data: readData(type, reader, length) });
  }
  return records;
}

function writeEdns(writer: Writer, edns: Edns, rcode: number): void {
  writer.u8(0);
  writer.u16(typeNumber("OPT"));
  writer.u16(edns.size);
  writer.u32((((rcode >> 4) & 0xff) << 24) | (edns.dnssecOk ? 0x8000 : 0));
  writer.sized(() => {
    for (const error of edns.errors) {
      writer.u16(extendedErrorOption);
      writer.sized(() => {
        writer.u16(error.code);
        writer.bytes(Buffer.from(error.text));
      });
    }
  });
}

function readEdns(reader: Reader, size: number, ttl: number, length: number, message: Message): void {
  const end = reader.offset + length;
  const edns: Edns = { size, dnssecOk: (ttl & 0x8000) !== 0, errors: [] };
  while (reader.offset < end) {
    const option = reader.u16();
    const value = new Reader(reader.bytes(reader.u16()));
    if (option !== extendedErrorOption) continue;
    const code = value.u16();
    edns.errors.push({ code, text: escapeBytes(value.bytes(value.packet.length - 2), "").slice(0, 200) });
  }
  if (reader.offset !== end) throw new MalformedPacket("the EDNS options have the wrong length");
  message.rcode |= (ttl >>> 24) << 4;
  message.edns = edns;
}
