import type { Socket } from "node:dgram";
import { type Place, udpSocket } from "@/gateways/network";
import { randomId } from "./chance";
import { decode } from "./codec";
import { type Exchange, type Failure, failureOf, late, readAnswer } from "./heard";
import { idOf, type Query, setId } from "./query";
import type { Wait } from "./waits";

/** A question that waits for its answer. */
class Asked {
  failure: Failure = "silent";

  constructor(
    readonly query: Query,
    private readonly signal: AbortSignal,
    private readonly due: number,
    readonly end: (found: Exchange) => void,
  ) {}

  isOver(now: number): boolean {
    return now >= this.due || this.signal.aborted;
  }

  /** Given up by us before the server's time was over. */
  get isLate(): boolean {
    return this.signal.aborted && this.failure === "silent";
  }
}

const maxOpen = 64;
const maxAsked = 256;
const lifeMs = 2000;
const lookMs = 20;

/**
 * One socket that is connected to one nameserver, and the questions under way on it. Answers find their question by
 * a random id. It is used for a moment only, so that nobody learns its port in time to forge an answer: after two
 * seconds, 256 questions, a question without an answer, or the first packet that answers nothing asked, new questions
 * go out from another port. One clock, not one for each question, tells which have waited long enough.
 */
export class Line {
  private readonly open = new Map<number, Asked>();
  private readonly socket: Socket;
  private readonly clock: NodeJS.Timeout;
  private readonly oldAt = performance.now() + lifeMs;
  private readonly connect: () => void;
  private connected = false;
  private heard = false;
  /** When the first of the questions that go out next was asked. */
  private turnAt = 0;
  private outgoing: Buffer[] = [];
  private asked = 0;
  private retired = false;
  private closed = false;

  constructor(
    place: Place,
    private readonly onRetired: () => void,
  ) {
    const { socket, connect } = udpSocket(place);
    this.socket = socket;
    this.connect = connect;
    // The clock keeps the process alive while somebody waits.
    socket.unref();
    socket.once("connect", () => {
      this.connected = true;
      this.sendAll();
    });
    socket.on("message", (packet) => this.hear(packet));
    socket.on("error", (error) => this.fail(error));
    this.clock = setInterval(() => this.look(), lookMs).unref();
  }

  get isFree(): boolean {
    return !this.retired && this.open.size < maxOpen;
  }

  /** Sends a query under a fresh id and waits for its answer. */
  ask(query: Query, { ms, waits }: Wait): Promise<Exchange> {
    let id = randomId();
    while (this.open.has(id)) id = randomId();
    setId(query.wire, id);
    return new Promise((resolve) => {
      if (this.open.size === 0) this.clock.ref();
      this.post(query.wire);
      this.open.set(id, new Asked(query, waits.signal, this.turnAt + ms, resolve));
      this.asked += 1;
      if (this.asked >= maxAsked) this.retire();
    });
  }

  /** Questions of one moment go out together: a nameserver that wakes up once for all costs least. */
  private post(wire: Buffer): void {
    if (this.outgoing.length === 0) {
      this.turnAt = performance.now();
      setImmediate(this.sendAll);
    }
    this.outgoing.push(wire);
  }

  private readonly sendAll = () => {
    if (this.closed) return;
    if (!this.connected) return this.connect();
    const all = this.outgoing;
    this.outgoing = [];
    // Once somebody has answered, a packet that cannot be sent is like one that got lost: it is asked again.
    const sent = this.heard ? undefined : this.sent;
    for (const wire of all) this.socket.send(wire, sent);
  };

  /** One for all questions: a socket that cannot send serves none of them. */
  private readonly sent = (error: Error | null) => {
    if (error) this.fail(error);
  };

  /** Whoever waited too long asks again from another port. */
  private look(): void {
    const now = performance.now();
    if (now >= this.oldAt) this.retire();
    for (const [id, asked] of this.open) {
      if (!asked.isOver(now)) continue;
      this.retire();
      this.end(id, asked, asked.isLate ? late : { failure: asked.failure });
    }
  }

  private hear(packet: Buffer): void {
    this.heard = true;
    const id = packet.length < 2 ? -1 : idOf(packet);
    const open = this.open.get(id);
    const found = open && readAnswer(open.query, packet);
    if (open && found && "message" in found) this.end(id, open, found);
    else this.disbelieve(packet, open, found);
  }

  private disbelieve(packet: Buffer, open?: Asked, found?: Exchange): void {
    this.retire();
    if (!open) this.suspect(packet);
    else if (found && "failure" in found) open.failure = found.failure;
  }

  /** A packet without a known id tells nothing, unless nobody can read it: then this server sends such. */
  private suspect(packet: Buffer): void {
    if (isReadable(packet)) return;
    for (const open of this.open.values()) open.failure = "malformed";
  }

  private end(id: number, asked: Asked, found: Exchange): void {
    this.open.delete(id);
    if (this.open.size === 0) this.rest();
    asked.end(found);
  }

  private fail(error: unknown): void {
    this.retire();
    for (const [id, asked] of this.open) this.end(id, asked, { failure: failureOf(error) });
  }

  private rest(): void {
    this.clock.unref();
    if (this.retired) this.retire();
  }

  /** No further question; the socket is closed when the last is answered or given up. */
  private retire(): void {
    if (!this.retired) this.onRetired();
    this.retired = true;
    if (this.open.size > 0 || this.closed) return;
    this.closed = true;
    clearInterval(this.clock);
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
