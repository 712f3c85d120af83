import { type IncomingHttpHeaders, request as plain } from "node:http";
import { request as secure } from "node:https";
import { connect, type PeerCertificate, type TLSSocket } from "node:tls";

export interface Visit {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Fetches one address of a practice host for tests; the name travels as Host and SNI. */
export function visit(at: string | undefined, host: string, path = "/", trust?: string): Promise<Visit> {
  const [address, port] = (at ?? "").split(":");
  const options = { host: address, port, path, agent: false, headers: { host } };
  return new Promise((resolve, reject) => {
    const request = trust ? secure({ ...options, servername: host, ca: trust }) : plain(options);
    request.on("error", reject);
    request.on("response", (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        body += part;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    request.end();
  });
}

export interface Shake {
  /** Why the client refuses the chain, or the code of the failure; empty when it trusts it. */
  fault: string;
  certificate?: PeerCertificate;
}

/** Shakes hands as a client that trusts the given root and looks at what it gets. */
export function shake(at: string | undefined, host: string, trust: string, patience = 500): Promise<Shake> {
  const [address, port] = (at ?? "").split(":");
  return new Promise((resolve) => {
    const socket: TLSSocket = connect({
      host: address,
      port: Number(port),
      servername: host,
      ca: trust,
      rejectUnauthorized: false,
    });
    const end = (result: Shake) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(patience, () => end({ fault: "TIMEOUT" }));
    socket.on("error", (error: NodeJS.ErrnoException) => end({ fault: error.code ?? error.message }));
    socket.on("secureConnect", () =>
      end({ fault: String(socket.authorizationError ?? ""), certificate: socket.getPeerCertificate() }),
    );
  });
}
