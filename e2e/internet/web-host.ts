import type { IncomingMessage, ServerResponse } from "node:http";
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
    const headers = Object.entries(spec.headers).map(([name, value]): [string, string | string[]] => [
      name,
      Array.isArray(value) ? value.map(fill) : fill(value),
    ]);
    for (const [name, value] of headers) response.setHeader(name, value);
    response.statusCode = spec.status;
    if (spec.generate) generate(response, spec.generate);
    else response.end(fill(spec.body ?? ""));
  };
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
  return { kind: "tls", options: await authority.issue(named(port.tls, host)) };
}

/** `{host}` may stand for an input that is no name at all; a certificate cannot carry that. */
function named(tls: TlsSpec, host: string): TlsSpec {
  const names = (tls.names ?? []).map((name) => name.replaceAll("{host}", host));
  return { ...tls, names: [...new Set(names.filter((name) => /^[a-z0-9*_.-]+$/i.test(name)))] };
}
