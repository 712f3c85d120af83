export const typeNumbers = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  OPT: 41,
  DS: 43,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  HTTPS: 65,
  CAA: 257,
} as const;

export const internetClass = 1;
/** The option of EDNS that says why (RFC 8914). */
export const extendedErrorOption = 15;

const typeNames = new Map<number, string>(
  Object.entries(typeNumbers).map(([name, number]) => [number, name]),
);

export function typeName(number: number): string {
  return typeNames.get(number) ?? `TYPE${number}`;
}

export function typeNumber(name: string): number {
  return typeNumbers[name as keyof typeof typeNumbers] ?? Number(/^TYPE(\d{1,5})$/.exec(name)?.[1] ?? 0);
}

export const rcodes = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

export interface Question {
  name: string;
  type: string;
}

/** `data` is the master-file text of the record; TXT strings are joined and not quoted. */
export interface ResourceRecord {
  name: string;
  type: string;
  ttl: number;
  data: string;
}

/** An extended error (RFC 8914). */
export interface ExtendedError {
  code: number;
  text: string;
}

export interface Edns {
  size: number;
  dnssecOk: boolean;
  errors: ExtendedError[];
}

export interface Message {
  id: number;
  response: boolean;
  opcode: number;
  authoritative: boolean;
  truncated: boolean;
  recursionDesired: boolean;
  recursionAvailable: boolean;
  authenticData: boolean;
  checkingDisabled: boolean;
  rcode: number;
  /** The name keeps the letter case of the packet: 0x20 compares it with what was asked. */
  question?: Question;
  answers: ResourceRecord[];
  authority: ResourceRecord[];
  additional: ResourceRecord[];
  edns?: Edns;
}

export const emptyMessage: Message = {
  id: 0,
  response: false,
  opcode: 0,
  authoritative: false,
  truncated: false,
  recursionDesired: false,
  recursionAvailable: false,
  authenticData: false,
  checkingDisabled: false,
  rcode: 0,
  answers: [],
  authority: [],
  additional: [],
};
