import { labelsOf } from "@/domain/go-live/name";
import { unescapeBytes } from "./text";

export class Writer {
  private parts: Buffer[] = [];
  private names = new Map<string, number>();
  length = 0;

  bytes(bytes: Uint8Array): void {
    this.parts.push(Buffer.from(bytes));
    this.length += bytes.length;
  }

  u8(value: number): void {
    this.bytes([value & 0xff] as unknown as Uint8Array);
  }

  u16(value: number): void {
    this.u8(value >> 8);
    this.u8(value);
  }

  u32(value: number): void {
    this.u16(value >>> 16);
    this.u16(value & 0xffff);
  }

  /** Writes a name, pointing back to one written before where the types allow it (RFC 3597, section 4). */
  name(name: string, compress = true): void {
    const labels = labelsOf(name);
    const wire = labels.map(unescapeBytes);
    if (wire.some((label) => label.length < 1 || label.length > 63)) throw new RangeError(`label in ${name}`);
    if (wire.reduce((sum, label) => sum + label.length + 1, 1) > 255) throw new RangeError(`name ${name}`);
    for (const [i, label] of wire.entries()) {
      const rest = labels.slice(i).join(".");
      const known = compress ? this.names.get(rest) : undefined;
      if (known !== undefined) {
        this.u16(0xc000 + known);
        return;
      }
      if (this.length < 0x4000 && !this.names.has(rest)) this.names.set(rest, this.length);
      this.u8(label.length);
      this.bytes(label);
    }
    this.u8(0);
  }

  text(bytes: Uint8Array): void {
    if (bytes.length > 255) throw new RangeError("string over 255 bytes");
    this.u8(bytes.length);
    this.bytes(bytes);
  }

  /** Runs `write` and puts the length of what it wrote before it. */
  sized(write: () => void): void {
    const at = this.parts.length;
    this.u16(0);
    const start = this.length;
    write();
    this.parts[at] = Buffer.from([(this.length - start) >> 8]);
    this.parts[at + 1] = Buffer.from([(this.length - start) & 0xff]);
  }

  finish(): Buffer {
    return Buffer.concat(this.parts);
  }
}
