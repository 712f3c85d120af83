import {
  type Edns,
  extendedErrorOption,
  internetClass,
  type Message,
  type ResourceRecord,
  typeNumber,
} from "./message";
import { writeData } from "./rdata";
import { Received } from "./received";
import { Writer } from "./writer";

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

/** Reads a packet; names in records are lower-cased. Throws MalformedPacket for anything out of place. */
export function decode(packet: Buffer): Message {
  const read = new Received(packet);
  const message: Message = {
    id: read.id,
    response: read.response,
    opcode: read.opcode,
    authoritative: read.authoritative,
    truncated: read.truncated,
    recursionDesired: read.recursionDesired,
    recursionAvailable: read.recursionAvailable,
    authenticData: read.authenticData,
    checkingDisabled: read.checkingDisabled,
    rcode: read.rcode,
    answers: read.answers,
    authority: read.authority,
    additional: read.additional,
  };
  if (read.question) message.question = read.question;
  if (read.edns) message.edns = read.edns;
  return message;
}

function flagBits(m: Message): number {
  const bits = [m.response, m.authoritative, m.truncated, m.recursionDesired, m.recursionAvailable];
  const [qr, aa, tc, rd, ra] = bits.map(Number) as [number, number, number, number, number];
  const ad = Number(m.authenticData);
  const cd = Number(m.checkingDisabled);
  const high = (qr << 15) | (m.opcode << 11) | (aa << 10) | (tc << 9) | (rd << 8);
  return high | (ra << 7) | (ad << 5) | (cd << 4) | (m.rcode & 0xf);
}

function write(writer: Writer, record: ResourceRecord): void {
  writer.name(record.name);
  writer.u16(typeNumber(record.type));
  writer.u16(internetClass);
  writer.u32(record.ttl);
  writer.sized(() => writeData(record.type, record.data, writer));
}

/** Writes the OPT record (RFC 6891). */
export function writeEdns(writer: Writer, edns: Edns, rcode: number): void {
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
