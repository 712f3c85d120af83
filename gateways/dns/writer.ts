import { labelsOf } from "@/domain/go-live/seen/name";
import { unescapeBytes } from "./text";

const firstSize = 512;
const plainName = /^[\w-]{1,63}(?:\.[\w-]{1,63})*$/;

export class Writer {
  private packet: Buffer;
  private names?: Map<string, number>;
  length = 0;

  constructor(size = firstSize) {
    this.packet = Buffer.allocUnsafe(size);
  }

  bytes(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.packet.set(bytes, this.length);
    this.length += bytes.length;
  }

  u8(value: number): void {
    this.room(1);
    this.packet[this.length++] = value & 0xff;
  }

  u16(value: number): void {
    this.room(2);
    this.packet[this.length++] = (value >> 8) & 0xff;
    this.packet[this.length++] = value & 0xff;
  }

  u32(value: number): void {
    this.u16(value >>> 16);
    this.u16(value & 0xffff);
  }

  /** Writes a name, pointing back to one written before where the types allow it (RFC 3597, section 4). */
  name(name: string, compress = true): void {
    this.labels(name, compress);
  }

  /** Writes the name of a packet that has no other. Most are plain, letters and digits. */
  onlyName(name: string): void {
    if (name.length < 254 && plainName.test(name)) this.plain(name);
    else this.labels(name, false);
  }

  private plain(name: string): void {
    this.room(name.length + 2);
    for (let start = 0; start < name.length; ) {
      const dot = name.indexOf(".", start);
      const end = dot === -1 ? name.length : dot;
      this.packet[this.length++] = end - start;
      for (let i = start; i < end; i++) this.packet[this.length++] = name.charCodeAt(i);
      start = end + 1;
    }
    this.packet[this.length++] = 0;
  }

  private labels(name: string, compress: boolean): void {
    const labels = labelsOf(name);
    const wire = labels.map(unescapeBytes);
    if (wire.some((label) => label.length < 1 || label.length > 63)) throw new RangeError(`label in ${name}`);
    if (wire.reduce((sum, label) => sum + label.length + 1, 1) > 255) throw new RangeError(`name ${name}`);
    this.names ??= new Map();
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
    const at = this.length;
    this.u16(0);
    write();
    this.packet.writeUInt16BE(this.length - at - 2, at);
  }

  /** The packet, in memory of its own. */
  finish(): Buffer {
    if (this.length === this.packet.length) return this.packet;
    return Buffer.from(this.packet.subarray(0, this.length));
  }

  private room(more: number): void {
    if (this.length + more <= this.packet.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.packet.length, this.length + more));
    this.packet.copy(larger, 0, 0, this.length);
    this.packet = larger;
  }
}
