import { escapeBytes } from "./text";

export class MalformedPacket extends Error {}

/** Ten for each record of the largest packet. Short ones that lead along one chain of pointers could ask for millions. */
const maxSteps = 50_000;

/** Reads a DNS packet; anything out of place throws MalformedPacket, and every loop is bounded. */
export class Reader {
  offset = 0;
  /** The name read first, mostly the question's: answers point back to it. */
  private firstAt = -1;
  private first = "";
  /** Labels and pointers that were followed. */
  private steps = 0;

  constructor(readonly packet: Buffer) {}

  /** Goes on behind a question that was known without reading it. */
  skipQuestion(name: string, end: number): void {
    this.firstAt = this.offset;
    this.first = name;
    this.offset = end;
  }

  /** Reads once more what was read to its end before. */
  returnTo(offset: number): void {
    this.offset = offset;
    this.steps = 0;
  }

  bytes(length: number): Buffer {
    const start = this.take(length);
    return this.packet.subarray(start, this.offset);
  }

  u8(): number {
    return this.packet[this.take(1)] as number;
  }

  u16(): number {
    const at = this.take(2);
    return (this.packet[at] as number) * 0x100 + (this.packet[at + 1] as number);
  }

  u32(): number {
    return this.u16() * 0x10000 + this.u16();
  }

  /** A name with compression (RFC 1035, 4.1.4). Pointers only lead backwards, so it always ends. */
  name(): string {
    const start = this.offset;
    const name = this.isFirst(start) ? this.repeatFirst() : this.labels();
    if (this.firstAt < 0) {
      this.firstAt = start;
      this.first = name;
    }
    return name;
  }

  /** Goes on behind a name, whose faults it finds as `name` does. */
  skipName(): void {
    const start = this.offset;
    if (this.isFirst(start)) this.take(2);
    else this.walk();
  }

  private isFirst(at: number): boolean {
    const { firstAt, packet } = this;
    if (firstAt < 0 || firstAt > 0xff) return false;
    return packet[at] === 0xc0 && packet[at + 1] === firstAt;
  }

  private repeatFirst(): string {
    this.take(2);
    return this.first;
  }

  private labels(): string {
    let name = "";
    this.walk((at) => {
      name = `${name}${name && "."}${escapeBytes(this.packet, ".", at, this.offset)}`;
    });
    return name || ".";
  }

  /** Goes along the labels of a name; after each, `found` is told where it began. */
  private walk(found?: (at: number) => void): void {
    let limit = this.offset;
    let resume: number | undefined;
    for (let size = this.u8(), length = 1; size !== 0; size = this.u8()) {
      this.steps += 1;
      if (this.steps > maxSteps) throw new MalformedPacket("too many labels");
      if (size >= 0xc0) {
        limit = this.pointer(size, limit);
        resume ??= this.offset;
        this.offset = limit;
        continue;
      }
      length += size + 1;
      if (size > 63 || length > 255) throw new MalformedPacket("a name is too long");
      const at = this.take(size);
      found?.(at);
    }
    this.offset = resume ?? this.offset;
  }

  private pointer(high: number, limit: number): number {
    const target = (high - 0xc0) * 0x100 + this.u8();
    if (target >= limit) throw new MalformedPacket("a name points forwards");
    return target;
  }

  text(end: number): string {
    const size = this.u8();
    if (this.offset + size > end) throw new MalformedPacket("a string leaves its record");
    const start = this.take(size);
    return escapeBytes(this.packet, '"', start, this.offset);
  }

  private take(length: number): number {
    const start = this.offset;
    if (length < 0 || start + length > this.packet.length) throw new MalformedPacket("the packet ends early");
    this.offset = start + length;
    return start;
  }
}
