import { createServer as createHttp, type Server as HttpServer, type RequestListener } from "node:http";
import { createServer as createHttps } from "node:https";
import { createServer as createTcp, type Server, type Socket } from "node:net";
import type { SecureContextOptions, TlsOptions } from "node:tls";
import type { Listener } from "./dns-listener";

/** How a port behaves before HTTP begins. */
export type Handshake =
  | { kind: "plain" }
  | { kind: "tls"; options: SecureContextOptions & TlsOptions }
  | { kind: "alert" }
  | { kind: "hang" }
  | { kind: "reset" };

// a TLS record of type alert: fatal, internal_error
const alert = Buffer.from([21, 3, 3, 0, 2, 2, 80]);

function serverFor(handshake: Handshake, answer: RequestListener): Server | HttpServer {
  if (handshake.kind === "plain") return createHttp(answer);
  if (handshake.kind === "tls") return createHttps(handshake.options, answer);
  return createTcp((socket) => {
    socket.on("error", () => socket.destroy());
    if (handshake.kind === "alert") socket.once("data", () => socket.end(alert));
    if (handshake.kind === "reset") socket.once("data", () => socket.resetAndDestroy());
  });
}

/** Serves one web port on loopback at a port that the operating system chooses. */
export async function listenWeb(
  handshake: Handshake,
  answer: RequestListener,
  onConnection: () => void,
): Promise<Listener> {
  const server = serverFor(handshake, answer);
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    onConnection();
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
  });
  server.on("tlsClientError", () => undefined);
  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  return {
    at: `127.0.0.1:${port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
