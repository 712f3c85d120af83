import { type IncomingHttpHeaders, request } from "node:http";
import { type Form, formsIn, multipart } from "./forms";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Asked {
  method?: string;
  headers?: Record<string, string | undefined>;
  body?: string | Buffer;
}

let address = 0;

/** One browser without a window: keeps cookies, reads forms, and says of itself whatever an attack needs. */
export class Client {
  readonly cookies = new Map<string, string>();
  /** What the one trusted proxy of the attacked portal says of us. */
  readonly address = `198.18.${address >> 8}.${address++ & 255}`;

  constructor(readonly origin: string) {}

  /** A copy with the same cookies, as somebody has who stole them. */
  stolen() {
    const copy = new Client(this.origin);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }

  async ask(path: string, { method = "GET", headers = {}, body }: Asked = {}): Promise<Answer> {
    const { hostname, port } = new URL(this.origin);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = { "x-forwarded-for": this.address, ...(cookie && { cookie }), ...headers };
    const told = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
    return new Promise((resolve, reject) => {
      const asked = request({ hostname, port, path, method, headers: told, agent: false }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          for (const line of answer.headers["set-cookie"] ?? []) this.#keep(line);
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(parts).toString("utf8"),
          });
        });
      });
      asked.setTimeout(60_000, () => asked.destroy(new Error(`${method} ${path}: no answer in a minute`)));
      asked.on("error", reject);
      if (body !== undefined) asked.setHeader("content-length", Buffer.byteLength(body));
      asked.end(body);
    });
  }

  #keep(line: string) {
    const [pair = "", ...rest] = line.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === "" || rest.some((part) => /max-age=0/i.test(part))) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  /** The forms of a page. */
  async forms(path: string) {
    const answer = await this.ask(path);
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
    return formsIn(answer.text);
  }

  /** The form of a page that has all these fields, or this name. */
  async form(path: string, wanted: string | string[]): Promise<Form> {
    const found = (await this.forms(path)).find(({ label, fields }) =>
      typeof wanted === "string" ? label === wanted : wanted.every((name) => name in fields),
    );
    if (!found) throw new Error(`${path} has no form with ${wanted}`);
    return found;
  }

  /** Sends a form as a browser without JavaScript does. */
  async send(
    path: string,
    { fields }: Form,
    typed: Record<string, string> = {},
    headers: Asked["headers"] = {},
  ) {
    const { body, type } = multipart({ ...fields, ...typed });
    const own = {
      origin: this.origin,
      "sec-fetch-site": "same-origin",
      "content-type": type,
      accept: "text/html",
    };
    return this.ask(path, { method: "POST", headers: { ...own, ...headers }, body });
  }

  /** Opens a page, and sends one of its forms. */
  async submit(path: string, wanted: string | string[], typed: Record<string, string> = {}) {
    return this.send(path, await this.form(path, wanted), typed);
  }
}
