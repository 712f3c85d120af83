import ipaddr from "ipaddr.js";
import { addressText } from "./address-text";
import { typeName, typeNumbers } from "./message";
import { MalformedPacket, type Reader } from "./reader";
import { readServiceParameters, writeServiceParameters } from "./service-binding";
import { escapeBytes, unescapeBytes, unquote, wordsOf } from "./text";
import type { Writer } from "./writer";

type Read = (reader: Reader, end: number) => string;
type Write = (writer: Writer, data: string) => void;

const readAddress4: Read = (reader) => `${reader.u8()}.${reader.u8()}.${reader.u8()}.${reader.u8()}`;
const readAddress6: Read = (reader) => addressText(reader.bytes(16));

const writeAddress: Write = (writer, data) => writer.bytes(Buffer.from(ipaddr.parse(data).toByteArray()));
const readName: Read = (reader) => reader.name().toLowerCase();
const writeName: Write = (writer, data) => writer.name(data);
const numbers = (reader: Reader, count: number) => Array.from({ length: count }, () => reader.u32());

function readTexts(reader: Reader, end: number): string {
  let text = "";
  while (reader.offset < end) text += reader.text(end);
  return text.includes('"') ? text.replaceAll('\\"', '"') : text;
}

function writeTexts(writer: Writer, data: string): void {
  const bytes = unescapeBytes(data);
  for (let at = 0; at === 0 || at < bytes.length; at += 255) writer.text(bytes.subarray(at, at + 255));
}

function writeSoa(writer: Writer, data: string): void {
  const [primary = ".", mailbox = ".", ...rest] = wordsOf(data);
  writer.name(primary);
  writer.name(mailbox);
  for (const value of rest) writer.u32(Number(value));
}

function readCaa(reader: Reader, end: number): string {
  const flags = reader.u8();
  const tag = reader.text(end).toLowerCase();
  return `${flags} ${tag} "${escapeBytes(reader.bytes(end - reader.offset), '"')}"`;
}

function writeCaa(writer: Writer, data: string): void {
  const [flags = "0", tag = "", value = ""] = wordsOf(data);
  writer.u8(Number(flags));
  writer.text(Buffer.from(tag));
  writer.bytes(unescapeBytes(unquote(value)));
}

function readDs(reader: Reader, end: number): string {
  const head = [reader.u16(), reader.u8(), reader.u8()];
  return `${head.join(" ")} ${Buffer.from(reader.bytes(end - reader.offset)).toString("hex")}`;
}

function writeDs(writer: Writer, data: string): void {
  const [tag, algorithm, digest, hex = ""] = wordsOf(data);
  writer.u16(Number(tag));
  writer.u8(Number(algorithm));
  writer.u8(Number(digest));
  writer.bytes(Buffer.from(hex, "hex"));
}

const readers: Record<string, Read> = {
  A: readAddress4,
  AAAA: readAddress6,
  CNAME: readName,
  NS: readName,
  PTR: readName,
  MX: (reader) => `${reader.u16()} ${readName(reader, 0)}`,
  SRV: (reader) => `${reader.u16()} ${reader.u16()} ${reader.u16()} ${readName(reader, 0)}`,
  SOA: (reader) => [readName(reader, 0), readName(reader, 0), ...numbers(reader, 5)].join(" "),
  TXT: readTexts,
  CAA: readCaa,
  DS: readDs,
  HTTPS: (reader, end) => {
    const head = `${reader.u16()} ${readName(reader, 0)}`;
    return [head, ...readServiceParameters(reader, end)].join(" ");
  },
};

const writers: Record<string, Write> = {
  A: writeAddress,
  AAAA: writeAddress,
  CNAME: writeName,
  NS: writeName,
  PTR: writeName,
  MX: (writer, data) => {
    const [preference, exchange = "."] = wordsOf(data);
    writer.u16(Number(preference));
    writer.name(exchange);
  },
  SRV: (writer, data) => {
    const [priority, weight, port, place = "."] = wordsOf(data);
    for (const value of [priority, weight, port]) writer.u16(Number(value));
    writer.name(place, false);
  },
  SOA: writeSoa,
  TXT: writeTexts,
  CAA: writeCaa,
  DS: writeDs,
  HTTPS: (writer, data) => {
    const [priority, target = ".", ...parameters] = wordsOf(data);
    writer.u16(Number(priority));
    writer.name(target, false);
    writeServiceParameters(writer, parameters);
  },
};

/** The record's data as master-file text; types it does not know as `\# length hex` (RFC 3597). */
export function readData(type: string, reader: Reader, length: number): string {
  const end = reader.offset + length;
  if (end > reader.packet.length) throw new MalformedPacket("a record leaves the packet");
  const read = readers[type];
  if (!read) return `\\# ${length} ${Buffer.from(reader.bytes(length)).toString("hex")}`;
  const data = read(reader, end);
  if (reader.offset !== end) throw new MalformedPacket(`a ${type} record has the wrong length`);
  return data;
}

/** Finds the faults that `readData` would; the frequent types are not put into words for it. */
export function checkData(type: number, reader: Reader, length: number): void {
  const end = reader.offset + length;
  if (end > reader.packet.length) throw new MalformedPacket("a record leaves the packet");
  if (type === typeNumbers.A) reader.bytes(4);
  else if (type === typeNumbers.AAAA) reader.bytes(16);
  else if (type === typeNumbers.NS) reader.skipName();
  else readData(typeName(type), reader, length);
  if (reader.offset !== end) throw new MalformedPacket("a record has the wrong length");
}

export function writeData(type: string, data: string, writer: Writer): void {
  const raw = /^\\# \d+ ?([0-9a-f]*)$/i.exec(data);
  const write = raw ? () => writer.bytes(Buffer.from(raw[1] ?? "", "hex")) : writers[type];
  if (!write) throw new RangeError(`cannot write ${type}`);
  write(writer, data);
}
