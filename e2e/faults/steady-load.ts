import { setTimeout as pause } from "node:timers/promises";
import { formWith } from "./form-fields";

export interface Tally {
  answered: number;
  /** Requests that failed at first and were answered when sent again. */
  repaired: number;
  /** Requests that no retry repaired. */
  lost: number;
  worstMs: number;
}

const TRIES = 100;
const PAUSE_MS = 100;

/** Readers and writers who go on until they are told to end, each sending again what failed. */
export class SteadyLoad {
  readonly tally: Tally = { answered: 0, repaired: 0, lost: 0, worstMs: 0 };
  /** Names that a write was acknowledged to have set, in order. */
  readonly acknowledged: string[] = [];
  private running = true;
  private readonly all: Promise<void>[] = [];

  constructor(
    /** Where to send: asked for each try, so that a retry may go elsewhere. */
    private readonly origin: (attempt: number) => string,
    private readonly cookie: string,
  ) {}

  begin(readers = 4) {
    for (let n = 0; n < readers; n++) this.all.push(this.repeat(() => this.read()));
    this.all.push(this.repeat(() => this.write()));
    return this;
  }

  async end() {
    this.running = false;
    await Promise.all(this.all);
    return this.tally;
  }

  /** Resolves when so many more requests have been answered. */
  async answered(more: number) {
    const until = this.tally.answered + more;
    while (this.tally.answered < until && this.tally.lost === 0) await pause(PAUSE_MS);
  }

  private async repeat(one: () => Promise<void>) {
    while (this.running) await one();
  }

  private read() {
    return this.send(async (origin) => {
      const response = await fetch(`${origin}/accounts/client-1`, { headers: this.headers(origin) });
      const html = await response.text();
      if (response.status !== 200 || !html.includes("Client 1")) throw new Error(`status ${response.status}`);
    });
  }

  /** Changes the agency's person's name as a browser without JavaScript does. */
  private async write() {
    const name = `Ana ${this.acknowledged.length + 1}`;
    await this.send(async (origin) => {
      const page = await (await fetch(`${origin}/me`, { headers: this.headers(origin) })).text();
      const form = formWith(page, 'name="timeZone"');
      form.set("name", name);
      form.set("timeZone", "UTC");
      const response = await fetch(`${origin}/me`, {
        method: "POST",
        headers: this.headers(origin),
        body: form,
        redirect: "manual",
      });
      if (response.status !== 200 || !(await response.text()).includes("Saved."))
        throw new Error(`status ${response.status}`);
      this.acknowledged.push(name);
    });
  }

  private headers(origin: string) {
    return { cookie: this.cookie, origin, "sec-fetch-site": "same-origin" };
  }

  private async send(one: (origin: string) => Promise<void>) {
    const began = performance.now();
    for (let attempt = 0; attempt < TRIES; attempt++) {
      try {
        await one(this.origin(attempt));
        this.tally.answered += 1;
        if (attempt > 0) this.tally.repaired += 1;
        this.tally.worstMs = Math.max(this.tally.worstMs, performance.now() - began);
        return;
      } catch {
        await pause(PAUSE_MS);
      }
    }
    this.tally.lost += 1;
  }
}
