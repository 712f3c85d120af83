import { escapeBytes } from "./text";

export class MalformedPacket extends Error {}

/** Reads a DNS packet; anything out of place throws MalformedPacket, and every loop is bounded. */
export class Reader {
  offset = 0;
  constructor(readonly packet: Uint8Array) {}

  bytes(length: number): Uint8Array {
    const end = this.offset + length;
    if (length < 0 || end > this.packet.length) throw new MalformedPacket("the packet ends early");
    const part = this.packet.subarray(this.offset, end);
    this.offset = end;
    return part;
  }

  u8(): number {
    return this.bytes(1)[0] as number;
  }

  u16(): number {
    return this.u8() * 0x100 + this.u8();
  }

  u32(): number {
    return this.u16() * 0x10000 + this.u16();
  }

  /** A name with compression (RFC 1035, 4.1.4). Pointers only lead backwards, so it always ends. */
  name(): string {
    const labels: string[] = [];
    let length = 1;
    let limit = this.offset;
    let resume: number | undefined;
    for (let size = this.u8(); size !== 0; size = this.u8()) {
      if (size >= 0xc0) {
        const target = this.pointer(size, limit);
        resume ??= this.offset;
        limit = target;
        this.offset = target;
      } else {
        length += size + 1;
        if (size > 63 || length > 255) throw new MalformedPacket("a name is too long");
        labels.push(escapeBytes(this.bytes(size), "."));
      }
    }
    this.offset = resume ?? this.offset;
    return labels.join(".") || ".";
  }

  private pointer(high: number, limit: number): number {
    const target = (high - 0xc0) * 0x100 + this.u8();
    if (target >= limit) throw new MalformedPacket("a name points forwards");
    return target;
  }

  text(end: number): string {
    const size = this.u8();
    if (this.offset + size > end) throw new MalformedPacket("a string leaves its record");
    return escapeBytes(this.bytes(size), '"');
  }
}
