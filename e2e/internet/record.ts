import { isIPv4, isIPv6 } from "node:net";
import { canonical, expand, isUnder } from "./name";
import { encodeSvcb } from "./svcb";

/** One resource record. `data` is what dns-packet encodes; `value` is the same in master-file words. */
export interface Row {
  name: string;
  ttl: number;
  type: string;
  value: string;
  data: unknown;
}

type Parse = (words: string[], origin: string) => Pick<Row, "value" | "data">;

function unescaped(text: string): string {
  return text.replace(/\\(\d{3}|.)/g, (_, escaped: string) =>
    escaped.length === 3 ? String.fromCharCode(Number(escaped)) : escaped,
  );
}

function tokenize(line: string): string[] {
  const tokens: string[] = [];
  for (const match of line.matchAll(/(?:[^\s";\\]|\\.)*"((?:[^"\\]|\\.)*)"|((?:[^\s";\\]|\\.)+)|;.*$/g)) {
    const [whole, quoted, plain] = match;
    if (whole.startsWith(";")) break;
    // key="value" of a service parameter is one word: the quotes only protect commas and spaces
    const before = quoted === undefined ? "" : whole.slice(0, whole.indexOf('"'));
    tokens.push(unescaped(before + (quoted ?? plain)));
  }
  return tokens;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

function number(word: string | undefined, what: string): number {
  if (!/^\d{1,10}$/.test(word ?? "")) throw new Error(`${what} must be a whole number`);
  return Number(word);
}

function target(word: string | undefined, origin: string): string {
  if (!word) throw new Error("the name that the record points to is missing");
  return expand(word, origin);
}

const pointer: Parse = ([word], origin) => {
  const name = target(word, origin);
  return { value: `${name}.`, data: name };
};

function address(valid: (text: string) => boolean, family: string): Parse {
  return ([word = ""]) => {
    if (!valid(word)) throw new Error(`“${word}” is not an ${family} address`);
    return { value: word, data: word };
  };
}

const service: Parse = (words, origin) => ({ value: words.join(" "), data: encodeSvcb(words, origin) });

const parsers: Record<string, Parse> = {
  A: address(isIPv4, "IPv4"),
  AAAA: address(isIPv6, "IPv6"),
  CNAME: pointer,
  NS: pointer,
  PTR: pointer,
  HTTPS: service,
  SVCB: service,
  MX([preference, word], origin) {
    const data = { preference: number(preference, "the priority"), exchange: target(word, origin) };
    return { value: `${data.preference} ${data.exchange}.`, data };
  },
  SRV([priority, weight, port, word], origin) {
    const data = {
      priority: number(priority, "the priority"),
      weight: number(weight, "the weight"),
      port: number(port, "the port"),
      target: target(word, origin),
    };
    return { value: `${data.priority} ${data.weight} ${data.port} ${data.target}.`, data };
  },
  TXT(words) {
    if (words.length === 0) throw new Error("a TXT record needs a text");
    const data = words.map((word) => Buffer.from(word, "utf8"));
    if (data.some((part) => part.length > 255)) throw new Error("one string of a TXT record holds 255 bytes");
    return { value: words.map(quote).join(" "), data };
  },
  CAA([flags, tag = "", value = ""]) {
    const data = { flags: number(flags, "the flag"), tag, value };
    if (!/^[a-z0-9]+$/i.test(tag)) throw new Error('a CAA record reads like 0 issue "letsencrypt.org"');
    return { value: `${data.flags} ${tag} ${quote(value)}`, data };
  },
  DS([keyTag, algorithm, digestType, ...digest]) {
    const hex = digest.join("");
    const data = {
      keyTag: number(keyTag, "the key tag"),
      algorithm: number(algorithm, "the algorithm"),
      digestType: number(digestType, "the digest type"),
      digest: Buffer.from(hex, "hex"),
    };
    return { value: `${data.keyTag} ${data.algorithm} ${data.digestType} ${hex}`, data };
  },
  SOA([mname, rname, ...numbers], origin) {
    const [serial, refresh, retry, expire, minimum] = numbers.map((word) => number(word, "an SOA field"));
    if (minimum === undefined) throw new Error("an SOA record ends with five numbers");
    const data = {
      mname: target(mname, origin),
      rname: target(rname, origin),
      serial,
      refresh,
      retry,
      expire,
      minimum,
    };
    return { value: `${data.mname}. ${data.rname}. ${numbers.join(" ")}`, data };
  },
};

export const recordTypes = Object.keys(parsers);

/** Reads `name ttl [IN] type value…`; throws an Error whose message is a sentence for a person. */
export function parseLine(line: string, origin: string): Row {
  const [name, ttl, ...rest] = tokenize(line);
  const tokens = rest[0]?.toUpperCase() === "IN" ? rest.slice(1) : rest;
  const type = tokens[0]?.toUpperCase() ?? "";
  const parse = parsers[type];
  if (!name || !parse) throw new Error(`“${line}” has no known record type`);
  return {
    name: canonical(expand(name, origin)),
    ttl: number(ttl, "the TTL"),
    type,
    ...parse(tokens.slice(1), origin),
  };
}

/** Writes the row as a master-file line that {@link parseLine} reads back with the same origin. */
export function writeLine(row: Row, origin: string): string {
  const relative = row.name === origin ? "@" : row.name.slice(0, -1 - origin.length);
  const name = isUnder(row.name, origin) && origin !== "" ? relative : `${row.name}.`;
  return `${name} ${row.ttl} ${row.type} ${row.value}`;
}
