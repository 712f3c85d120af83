declare module "dns-packet" {
  export interface Question {
    name: string;
    type: string;
    class?: string;
  }
  export interface Option {
    code: number | string;
    data?: Buffer;
  }
  export interface Answer {
    name: string;
    type: string;
    class?: string;
    ttl?: number;
    data?: unknown;
    udpPayloadSize?: number;
    extendedRcode?: number;
    ednsVersion?: number;
    flags?: number;
    flag_do?: boolean;
    options?: Option[];
  }
  export interface Packet {
    id?: number;
    type?: "query" | "response";
    flags?: number;
    questions?: Question[];
    answers?: Answer[];
    authorities?: Answer[];
    additionals?: Answer[];
  }
  export interface DecodedPacket extends Required<Packet> {
    opcode: string;
    rcode: string;
    flag_qr: boolean;
    flag_aa: boolean;
    flag_tc: boolean;
    flag_rd: boolean;
    flag_ra: boolean;
    flag_ad: boolean;
    flag_cd: boolean;
  }
  export function encode(packet: Packet): Buffer;
  export function decode(bytes: Buffer): DecodedPacket;
}
