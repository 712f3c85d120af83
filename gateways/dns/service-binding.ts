import ipaddr from "ipaddr.js";
import { MalformedPacket, type Reader } from "./reader";
import { escapeBytes, unescapeBytes, unquote } from "./text";
import type { Writer } from "./writer";

// Service parameters of the HTTPS record, RFC 9460, section 14.3.2.
const keys = ["mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint"];

const keyName = (key: number) => keys[key] ?? `key${key}`;
const keyNumber = (name: string) =>
  keys.includes(name) ? keys.indexOf(name) : Number(name.replace("key", ""));

function addresses(bytes: Uint8Array, size: number): string {
  if (bytes.length === 0 || bytes.length % size !== 0) throw new MalformedPacket("an address hint is cut");
  const count = bytes.length / size;
  const each = Array.from({ length: count }, (_, i) => [...bytes.subarray(i * size, (i + 1) * size)]);
  return each.map((part) => ipaddr.fromByteArray(part).toString()).join(",");
}

function protocols(bytes: Buffer): string {
  const found: string[] = [];
  for (let at = 0; at < bytes.length; at += 1 + (bytes[at] as number)) {
    const end = at + 1 + (bytes[at] as number);
    if (end > bytes.length) throw new MalformedPacket("a protocol name is cut");
    found.push(escapeBytes(bytes.subarray(at + 1, end), '",'));
  }
  return `"${found.join(",")}"`;
}

function shown(key: number, bytes: Buffer): string {
  if (key === 1) return protocols(bytes);
  if (key === 3 && bytes.length === 2) return String((bytes[0] as number) * 256 + (bytes[1] as number));
  if (key === 4) return addresses(bytes, 4);
  if (key === 6) return addresses(bytes, 16);
  return `"${escapeBytes(bytes, '"')}"`;
}

export function readServiceParameters(reader: Reader, end: number): string[] {
  const found: string[] = [];
  while (reader.offset < end) {
    const key = reader.u16();
    const bytes = reader.bytes(reader.u16());
    found.push(bytes.length === 0 ? keyName(key) : `${keyName(key)}=${shown(key, bytes)}`);
  }
  return found;
}

function protocolBytes(value: string): Buffer {
  const names = value.split(",").map((name) => unescapeBytes(name));
  return Buffer.concat(names.flatMap((name) => [Buffer.from([name.length]), name]));
}

function valueBytes(key: number, value: string): Buffer {
  if (key === 1) return protocolBytes(value);
  if (key === 3) return Buffer.from([Number(value) >> 8, Number(value) & 0xff]);
  if (key === 4 || key === 6)
    return Buffer.from(value.split(",").flatMap((one) => ipaddr.parse(one).toByteArray()));
  return unescapeBytes(value);
}

export function writeServiceParameters(writer: Writer, parameters: string[]): void {
  const parsed = parameters.map((parameter) => {
    const [name = "", ...value] = parameter.split("=");
    return { key: keyNumber(name), value: unquote(value.join("=")) };
  });
  for (const { key, value } of parsed.sort((a, b) => a.key - b.key)) {
    writer.u16(key);
    writer.sized(() => writer.bytes(value === "" ? Buffer.alloc(0) : valueBytes(key, value)));
  }
}
