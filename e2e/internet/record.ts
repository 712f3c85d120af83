import { isIPv4, isIPv6 } from "node:net";
import { canonical, expand, innerDot, isUnder } from "./name";
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

const bracket = "(";

/** Outside quotes an escaped dot is one inside a label, and brackets only fold a line. */
function plainWord(text: string): string {
  const word = text.replace(/^[()]+|[()]+$/g, "");
  return word === "" ? bracket : unescaped(word.replace(/\\(\.|046)/g, innerDot));
}

function tokenize(line: string): string[] {
  const tokens: string[] = [];
  for (const match of line.matchAll(/(?:[^\s";\\]|\\.)*"((?:[^"\\]|\\.)*)"|((?:[^\s";\\]|\\.)+)|;.*$/g)) {
    const [whole, quoted, plain] = match;
    if (whole.startsWith(";")) break;
    if (quoted === undefined) tokens.push(plainWord(plain ?? ""));
    // key="value" of a service parameter is one word: the quotes only protect commas and spaces
    else tokens.push(unescaped(whole.slice(0, whole.indexOf('"')) + quoted));
  }
  return tokens.filter((token) => token !== bracket);
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
  return { value: `${name.replaceAll(innerDot, "\\.")}.`, data: name };
};

/** Numbers, then bytes as hexadecimal digits: the form of TLSA and SSHFP. */
const numbered =
  (...sizes: (1 | 2)[]): Parse =>
  (words) => {
    const hex = words.slice(sizes.length).join("");
    if (!/^([\da-f]{2})*$/i.test(hex)) throw new Error("the last part must be hexadecimal digits");
    const head = sizes.map((size, i) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntBE(number(words[i], "each number"), 0, size);
      return bytes;
    });
    return { value: words.join(" "), data: Buffer.concat([...head, Buffer.from(hex, "hex")]) };
  };

/** Any type, as RFC 3597 writes it: `TYPE99 \# 2 0a0b`. */
const generic: Parse = ([mark, size, ...rest]) => {
  const data = Buffer.from(rest.join(""), "hex");
  if (mark !== "#" || data.length !== number(size, "the length"))
    throw new Error("an unknown type reads like TYPE99 \\# 2 0a0b");
  return { value: `\\# ${size} ${rest.join("")}`.trimEnd(), data };
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
  TLSA: numbered(1, 1, 1),
  SSHFP: numbered(1, 1),
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

/** Reads `name ttl [IN] type value…`, or with IN before the TTL; throws an Error whose message is a sentence for a person. */
export function parseLine(line: string, origin: string): Row {
  const [name, ...words] = tokenize(line);
  const classAt = words.slice(0, 2).findIndex((word) => word.toUpperCase() === "IN");
  const [ttl, ...tokens] = words.filter((_, i) => i !== classAt);
  const type = tokens[0]?.toUpperCase() ?? "";
  const parse = parsers[type] ?? (/^TYPE\d{1,5}$/.test(type) ? generic : undefined);
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
