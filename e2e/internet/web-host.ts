import {
  type IncomingMessage,
  type ServerResponse,
  validateHeaderName,
  validateHeaderValue,
} from "node:http";
import { domainToASCII } from "node:url";
import type { CertificateAuthority } from "./certificate-authority";
import { generate } from "./generate";
import type { Handshake } from "./host-listener";
import type { HttpSpec, PortSpec, TlsSpec } from "./world";

function requested(request: IncomingMessage): string {
  return (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
}

/** Answers requests as the scenario's list of virtual hosts says; `host` is what `{host}` stands for. */
export function answerAs(list: HttpSpec[], host: string) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const asked = requested(request);
    const path = request.url ?? "/";
    const fill = (text: string) =>
      text.replaceAll("{host}", host).replaceAll("{reqhost}", asked).replaceAll("{path}", path);
    const spec = list.find((each) => matches(fill(each.host), asked) && matches(fill(each.path), path));
    if (!spec) {
      response.writeHead(404).end();
      return;
    }
    const headers = Object.entries(spec.headers).map(
      ([name, value]): Header => [name, Array.isArray(value) ? value.map(fill) : fill(String(value))],
    );
    const send = isSendable(spec.status, headers) ? sendProperly : sendRaw;
    send(response, spec, headers, fill(spec.body ?? ""));
  };
}

type Header = [string, string | string[]];

function sendProperly(response: ServerResponse, spec: HttpSpec, headers: Header[], body: string): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.statusCode = spec.status;
  if (spec.generate) generate(response, spec.generate);
  else response.end(body);
}

function isSendable(status: number, headers: Header[]): boolean {
  try {
    for (const [name, value] of headers) {
      validateHeaderName(name);
      for (const one of [value].flat()) validateHeaderValue(name, one);
    }
    return Number.isInteger(status) && status >= 200 && status <= 999;
  } catch {
    return false;
  }
}

/** Bytes that Node's server refuses to send, as servers of other people do send them. */
function sendRaw(response: ServerResponse, { status }: HttpSpec, headers: Header[], body: string): void {
  const lines = headers.flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`));
  const parts = [`HTTP/1.1 ${status} As written`, ...lines, "Connection: close", "", body];
  response.socket?.end(parts.join("\r\n"));
}

function matches(pattern: string, text: string): boolean {
  return pattern.endsWith("*") ? text.startsWith(pattern.slice(0, -1)) : pattern === text;
}

export async function handshakeOf(
  port: PortSpec,
  authority: CertificateAuthority,
  host: string,
): Promise<Handshake> {
  if (!port.tls) return { kind: "plain" };
  if (port.tls.alert) return { kind: "alert" };
  if (port.tls.hang) return { kind: "hang" };
  if (port.tls.reset) return { kind: "reset" };
  return { kind: "tls", options: await authority.issue(named(port.tls, host)) };
}

const asciiName = (name: string) => (/^[\0-\x7f]*$/.test(name) ? name : domainToASCII(name));

/** `{host}` may stand for an input that is no name at all; a certificate cannot carry that. */
function named(tls: TlsSpec, host: string): TlsSpec {
  const names = (tls.names ?? []).map((name) => asciiName(name.replaceAll("{host}", host)));
  return { ...tls, names: [...new Set(names.filter((name) => /^[a-z0-9*_.-]+$/i.test(name)))] };
}
