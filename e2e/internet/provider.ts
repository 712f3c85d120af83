import { type Entry, isRefusal, type Refusal, readEntry } from "./provider-entry";
import { parseLine, type Row, writeLine } from "./record";
import type { ZoneBook } from "./zone-book";

/** The clients' DNS provider: edits zones on the first nameserver, and on the others unless they lag. */
export class Provider {
  readonly #original: Map<string, string[]>;
  #lagging = false;

  constructor(
    readonly zones: ZoneBook,
    readonly names: string[],
  ) {
    this.#original = new Map(names.map((zone) => [zone, this.#lines(zone, this.rows(zone))]));
  }

  /** While true, changes reach only the first nameserver; turning it off brings the others up to date. */
  get lagging(): boolean {
    return this.#lagging;
  }

  set lagging(lagging: boolean) {
    this.#lagging = lagging;
    if (!lagging) for (const zone of this.names) this.zones.replace(zone, this.#lines(zone, this.rows(zone)));
  }

  rows(zone: string): Row[] {
    return this.zones.rows(zone);
  }

  /** The key of a row in forms: its line. */
  line(zone: string, row: Row): string {
    return writeLine(row, zone);
  }

  find(zone: string, line: string): Row | undefined {
    return this.rows(zone).find((row) => this.line(zone, row) === line);
  }

  editable(row: Row): boolean {
    return row.type !== "SOA" && row.type !== "NS";
  }

  /** Rows that only the first nameserver serves (`added`) or only the last one (`removed`). */
  lag(zone: string): { server: string; added: Row[]; removed: Row[] } {
    const server = this.zones.servers(zone).at(-1)?.name ?? "";
    const first = this.rows(zone).filter(this.editable);
    const last = this.zones.rows(zone, server).filter(this.editable);
    const without = (rows: Row[], others: Row[]) =>
      rows.filter((row) => !others.some((other) => this.line(zone, other) === this.line(zone, row)));
    return { server, added: without(first, last), removed: without(last, first) };
  }

  /** Adds the record, or puts it in the place of the one with the given line. */
  save(zone: string, entry: Entry, replaced = ""): Refusal | undefined {
    const rows = this.rows(zone);
    const old = this.find(zone, replaced);
    if (replaced && !old) return { field: "name", sentence: "The record was changed or deleted meanwhile." };
    const others = rows.filter((row) => row !== old);
    const row = readEntry(entry, zone, others);
    if (isRefusal(row)) return row;
    this.#write(zone, old ? rows.map((each) => (each === old ? row : each)) : [...rows, row]);
    return undefined;
  }

  remove(zone: string, line: string): void {
    const old = this.find(zone, line);
    if (old && this.editable(old))
      this.#write(
        zone,
        this.rows(zone).filter((row) => row !== old),
      );
  }

  /** Puts back the records that the zone had at the start. */
  reset(zone: string): void {
    const rows = (this.#original.get(zone) ?? []).map((line) => parseLine(line, zone));
    const soa = this.rows(zone).find((row) => row.type === "SOA");
    this.#write(zone, [...(soa ? [soa] : []), ...rows.filter((row) => row.type !== "SOA")]);
  }

  #write(zone: string, rows: Row[]): void {
    const lines = this.#lines(zone, rows.map(nextSerial));
    this.zones.replace(zone, lines, this.#lagging ? this.zones.servers(zone)[0]?.name : undefined);
  }

  #lines(zone: string, rows: Row[]): string[] {
    return rows.map((row) => this.line(zone, row));
  }
}

function nextSerial(row: Row): Row {
  if (row.type !== "SOA") return row;
  const words = row.value.split(" ");
  words[2] = String(Number(words[2]) + 1);
  return { ...row, value: words.join(" ") };
}
