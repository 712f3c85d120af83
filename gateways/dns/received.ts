import {
  type Edns,
  extendedErrorOption,
  internetClass,
  type Message,
  type Question,
  type ResourceRecord,
  typeName,
  typeNumbers,
} from "./message";
import { checkData, readData } from "./rdata";
import { MalformedPacket, Reader } from "./reader";
import { escapeBytes } from "./text";

/** A question that stands in a packet byte for byte as it was sent: nobody need read it. */
export interface Repeated {
  question: Question;
  nameEnd: number;
}

interface Section {
  start: number;
  count: number;
}

const typeAndClass = 4;

/**
 * A packet as it came, checked to its end: anything out of place throws MalformedPacket at once. What stands beside
 * the answers is put into words only when somebody asks for it; most answers are read for their records alone.
 */
export class Received implements Message {
  readonly id: number;
  readonly question?: Question;
  readonly answers: ResourceRecord[];
  rcode: number;
  edns?: Edns;
  private readonly flags: number;
  private readonly reader: Reader;
  private readonly authorityAt: Section;
  private readonly additionalAt: Section;

  constructor(packet: Buffer, repeated?: Repeated) {
    const reader = new Reader(packet);
    this.reader = reader;
    this.id = reader.u16();
    this.flags = reader.u16();
    this.rcode = this.flags & 0xf;
    const questions = reader.u16();
    const answers = reader.u16();
    const authority = reader.u16();
    const additional = reader.u16();
    if (questions > 1) throw new MalformedPacket("more than one question");
    if (questions === 1) this.question = repeated ? skipQuestion(reader, repeated) : readQuestion(reader);
    this.answers = this.read(answers);
    this.authorityAt = this.check(authority);
    this.additionalAt = this.check(additional);
  }

  get response() {
    return (this.flags & 0x8000) !== 0;
  }

  get opcode() {
    return (this.flags >> 11) & 0xf;
  }

  get authoritative() {
    return (this.flags & 0x0400) !== 0;
  }

  get truncated() {
    return (this.flags & 0x0200) !== 0;
  }

  get recursionDesired() {
    return (this.flags & 0x0100) !== 0;
  }

  get recursionAvailable() {
    return (this.flags & 0x0080) !== 0;
  }

  get authenticData() {
    return (this.flags & 0x0020) !== 0;
  }

  get checkingDisabled() {
    return (this.flags & 0x0010) !== 0;
  }

  get authority() {
    return this.readAgain(this.authorityAt);
  }

  get additional() {
    return this.readAgain(this.additionalAt);
  }

  private readAgain({ start, count }: Section): ResourceRecord[] {
    const { rcode, edns } = this;
    this.reader.returnTo(start);
    const records = this.read(count);
    // An OPT record counts once, in the order of the packet.
    Object.assign(this, { rcode, edns });
    return records;
  }

  private read(count: number): ResourceRecord[] {
    const { reader } = this;
    const records: ResourceRecord[] = [];
    for (let i = 0; i < count; i++) {
      const name = reader.name().toLowerCase();
      const type = reader.u16();
      const recordClass = reader.u16();
      const ttl = reader.u32();
      const length = reader.u16();
      if (type === typeNumbers.OPT) this.readEdns(recordClass, ttl, length);
      else if (recordClass !== internetClass) reader.bytes(length);
      else records.push(recordOf(name, typeName(type), ttl, readData(typeName(type), reader, length)));
    }
    return records;
  }

  /** Goes over a section as `read` does, with the same faults found, but makes no record of it. */
  private check(count: number): Section {
    const { reader } = this;
    const start = reader.offset;
    for (let i = 0; i < count; i++) {
      reader.skipName();
      const type = reader.u16();
      const recordClass = reader.u16();
      const ttl = reader.u32();
      const length = reader.u16();
      if (type === typeNumbers.OPT) this.readEdns(recordClass, ttl, length);
      else if (recordClass !== internetClass) reader.bytes(length);
      else checkData(type, reader, length);
    }
    return { start, count };
  }

  private readEdns(size: number, ttl: number, length: number): void {
    const { reader } = this;
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
    this.rcode |= (ttl >>> 24) << 4;
    this.edns = edns;
  }
}

function readQuestion(reader: Reader): Question {
  const question = { name: reader.name(), type: typeName(reader.u16()) };
  reader.u16();
  return question;
}

function skipQuestion(reader: Reader, { question, nameEnd }: Repeated): Question {
  reader.skipQuestion(question.name, nameEnd + typeAndClass);
  return question;
}

// A TTL with the top bit set counts as zero (RFC 2181, section 8).
const recordOf = (name: string, type: string, ttl: number, data: string): ResourceRecord => ({
  name,
  type,
  ttl: ttl > 0x7fffffff ? 0 : ttl,
  data,
});
