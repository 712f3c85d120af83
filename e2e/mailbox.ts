import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface Letter {
  subject: string;
  text: string;
  html: string;
  /** The one thing to open. */
  link: string;
}

/** The mail server of everybody on the practice internet. */
export class Mailbox {
  readonly #received: ParsedMail[] = [];
  readonly #read = new Set<ParsedMail>();
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _, done) => {
      simpleParser(stream).then((mail) => {
        this.#received.push(mail);
        done();
      }, done);
    },
  });

  async open() {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server.server, "listening");
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  close() {
    return new Promise<void>((done) => this.#server.close(done));
  }

  /** The newest mail to this address whose subject says so and that nobody has read, as soon as it has arrived. */
  async letterTo(address: string, subject: string | RegExp): Promise<Letter> {
    const fits = (mail: ParsedMail) =>
      addressees(mail).includes(address) &&
      new RegExp(subject).test(mail.subject ?? "") &&
      !this.#read.has(mail);
    await expect.poll(() => this.#received.some(fits), { message: `no mail to ${address}` }).toBe(true);
    const mail = this.#received.findLast(fits) as ParsedMail;
    this.#read.add(mail);
    const { subject: matter = "", text = "", html } = mail;
    return { subject: matter, text, html: String(html), link: /https?:\S+/.exec(text)?.[0] ?? "" };
  }

  lettersTo(address: string) {
    return this.#received.filter((mail) => addressees(mail).includes(address));
  }
}

const addressees = ({ to }: ParsedMail) =>
  [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
