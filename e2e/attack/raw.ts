import { connect } from "node:net";

/** Sends these bytes as they are, and gives the status of what comes back; 0 when the connection is only closed. */
export function sendRaw(origin: string, bytes: string): Promise<{ status: number; text: string }> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(bytes));
    socket.setTimeout(20_000, () => socket.destroy(new Error("the connection was left open")));
    socket.on("data", (part) => {
      text += part;
    });
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve({ status: 0, text }) : reject(error),
    );
    socket.on("close", () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text }));
  });
}
