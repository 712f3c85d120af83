import { readFileSync } from "node:fs";
import type { Bench } from "./daemon";
import type { Zone } from "./nameservers";

export type Signed = "no" | "yes" | "expired" | "other-key" | "ds-only";

export interface Written extends Zone {
  /** What the parent has to publish. */
  ds?: string;
  /** The public key, as a trust anchor. */
  key?: string;
}

/** Writes a zone file and signs it in one of the ways in which zones are signed rightly and wrongly. */
export function writeZone(bench: Bench, origin: string, lines: string[], signed: Signed): Written {
  const name = origin || "root";
  const file = `${name}.zone`;
  if (signed === "no" || signed === "ds-only") {
    bench.write(file, `${lines.join("\n")}\n`);
    return { origin, file, ...(signed === "ds-only" && { ds: dsOf(bench, newKey(bench, origin)) }) };
  }
  const key = newKey(bench, origin);
  const publicKey = readFileSync(bench.path(`${key}.key`), "utf8")
    .replace(/^;.*\n/gm, "")
    .trim();
  bench.write(file, `${[...lines, publicKey].join("\n")}\n`);
  sign(bench, origin, file, key, signed === "expired");
  const announced = signed === "other-key" ? newKey(bench, origin) : key;
  return { origin, file: `${file}.signed`, ds: dsOf(bench, announced), key: publicKey };
}

const newKey = (bench: Bench, origin: string) =>
  bench.run("dnssec-keygen", ["-q", "-a", "ECDSAP256SHA256", "-f", "KSK", origin || "."]).trim();

const dsOf = (bench: Bench, key: string) => bench.run("dnssec-dsfromkey", ["-2", `${key}.key`]).trim();

function sign(bench: Bench, origin: string, file: string, key: string, expired: boolean): void {
  const day = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 19).replace(/\D/g, "");
  const [from, to] = expired ? [day(-30), day(-10)] : [day(-1), day(30)];
  // -z: one key signs all; -P: no check afterwards, which would refuse what has expired
  bench.run("dnssec-signzone", ["-z", "-P", "-s", from, "-e", to, "-o", origin || ".", file, key]);
}
