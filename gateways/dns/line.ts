import type { Socket } from "node:dgram";
import { decode } from "./codec";
import { type Exchange, type Failure, failureOf, readAnswer } from "./heard";
import { type Query, randomId } from "./query";
import type { Wait, Waits } from "./waits";

/** A question that waits for its answer, as one object without closures: a look asks a hundred. */
class Asked {
  failure: Failure = "silent";
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly line: Line,
    readonly id: number,
    readonly query: Query,
    private readonly waits: Waits,
    ms: number,
    private readonly resolve: (found: Exchange) => void,
  ) {
    this.timer = setTimeout(giveUp, waits.signal.aborted ? 0 : ms, this);
    waits.add(this);
  }

  end(found: Exchange): void {
    clearTimeout(this.timer);
    this.waits.delete(this);
    this.resolve(found);
  }

  giveUp(): void {
    this.line.unanswered(this);
    this.end({ failure: this.failure });
  }
}

const giveUp = (asked: Asked) => asked.giveUp();

const maxOpen = 64;
const maxAsked = 256;
const lifeMs = 2000;

/**
 * One socket that is connected to one nameserver, and the questions under way on it. Answers find their question by
 * a random id. It is used for a moment only, so that nobody learns its port in time to forge an answer: after two
 * seconds, 256 questions, a question without an answer, or the first packet that answers nothing asked, new questions
 * go out from another port.
 */
export class Line {
  private readonly open = new Map<number, Asked>();
  private readonly aged: NodeJS.Timeout;
  private asked = 0;
  private retired = false;
  private closed = false;

  constructor(
    private readonly socket: Socket,
    private readonly onRetired: () => void,
  ) {
    // Whoever waits has a clock of its own.
    socket.unref();
    socket.on("message", (packet) => this.hear(packet));
    socket.on("error", (error) => this.fail(error));
    this.aged = setTimeout(() => this.retire(), lifeMs).unref();
  }

  get isFree(): boolean {
    return !this.retired && this.open.size < maxOpen;
  }

  /** Sends a query under a fresh id and waits for its answer. */
  ask(query: Query, { ms, waits }: Wait): Promise<Exchange> {
    let id = randomId();
    while (this.open.has(id)) id = randomId();
    query.wire.writeUInt16BE(id, 0);
    return new Promise((resolve) => {
      this.open.set(id, new Asked(this, id, query, waits, ms, resolve));
      this.socket.send(query.wire, (error) => error && this.end(id, { failure: failureOf(error) }));
      this.asked += 1;
      if (this.asked >= maxAsked) this.retire();
    });
  }

  /** Whoever waited for it asks again from another port. */
  unanswered({ id }: Asked): void {
    this.drop(id);
    this.retire();
  }

  private hear(packet: Buffer): void {
    const id = packet.length < 2 ? -1 : packet.readUInt16BE(0);
    const open = this.open.get(id);
    const found = open && readAnswer(open.query, packet);
    if (found && "message" in found) this.end(id, found);
    else this.disbelieve(packet, open, found);
  }

  private disbelieve(packet: Buffer, open?: Asked, found?: { failure: Failure }): void {
    this.retire();
    if (open && found) open.failure = found.failure;
    else if (!open) this.suspect(packet);
  }

  /** A packet without a known id tells nothing, unless nobody can read it: then this server sends such. */
  private suspect(packet: Buffer): void {
    if (isReadable(packet)) return;
    for (const open of this.open.values()) open.failure = "malformed";
  }

  private end(id: number, found: Exchange): void {
    const open = this.open.get(id);
    this.drop(id);
    open?.end(found);
  }

  private drop(id: number): void {
    this.open.delete(id);
    if (this.retired) this.retire();
  }

  private fail(error: unknown): void {
    this.retire();
    for (const id of [...this.open.keys()]) this.end(id, { failure: failureOf(error) });
  }

  /** No further question; the socket is closed when the last is answered or given up. */
  private retire(): void {
    if (!this.retired) this.onRetired();
    this.retired = true;
    if (this.open.size > 0 || this.closed) return;
    this.closed = true;
    clearTimeout(this.aged);
    this.socket.close();
  }
}

function isReadable(packet: Buffer): boolean {
  try {
    decode(packet);
    return true;
  } catch {
    return false;
  }
}
