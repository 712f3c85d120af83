import { isIPv4, isIPv6 } from "node:net";
import { expand, wireName } from "./name";

const keys = ["mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint"];

function keyNumber(key: string): number {
  const known = keys.indexOf(key);
  const number = known >= 0 ? known : Number(/^key(\d+)$/.exec(key)?.[1] ?? Number.NaN);
  if (!(number >= 0 && number < 65536)) throw new Error(`“${key}” is not a service parameter`);
  return number;
}

function u16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 255]);
}

function ipv4(text: string): Buffer {
  if (!isIPv4(text)) throw new Error(`“${text}” is not an IPv4 address`);
  return Buffer.from(text.split(".").map(Number));
}

function ipv6(text: string): Buffer {
  if (!isIPv6(text)) throw new Error(`“${text}” is not an IPv6 address`);
  const [head = "", tail] = text.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const right = tail === undefined ? [] : groups(tail);
  const left = groups(head);
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill("0");
  return Buffer.concat([...left, ...zeros, ...right].map((group) => u16(Number.parseInt(group, 16))));
}

const encodings: Record<string, (value: string) => Buffer> = {
  mandatory: (value) => Buffer.concat(value.split(",").map((key) => u16(keyNumber(key)))),
  alpn: (value) =>
    Buffer.concat(value.split(",").map((id) => Buffer.concat([Buffer.from([id.length]), Buffer.from(id)]))),
  "no-default-alpn": () => Buffer.alloc(0),
  port: (value) => u16(Number(value)),
  ipv4hint: (value) => Buffer.concat(value.split(",").map(ipv4)),
  ech: (value) => Buffer.from(value, "base64"),
  ipv6hint: (value) => Buffer.concat(value.split(",").map(ipv6)),
};

function parameter(text: string): { key: number; bytes: Buffer } {
  const equals = text.indexOf("=");
  const key = equals < 0 ? text : text.slice(0, equals);
  const value = equals < 0 ? "" : text.slice(equals + 1);
  return { key: keyNumber(key), bytes: (encodings[key] ?? Buffer.from)(value) };
}

/** RDATA of an HTTPS or SVCB record (RFC 9460 §2.2): priority, uncompressed target, ascending parameters. */
export function encodeSvcb(tokens: string[], origin: string): Buffer {
  const [priority = "", target = "", ...rest] = tokens;
  if (!/^\d+$/.test(priority)) throw new Error("an HTTPS record begins with a priority such as 1");
  const parameters = rest.map(parameter).sort((a, b) => a.key - b.key);
  return Buffer.concat([
    u16(Number(priority)),
    wireName(expand(target, origin)),
    ...parameters.flatMap(({ key, bytes }) => [u16(key), u16(bytes.length), bytes]),
  ]);
}
