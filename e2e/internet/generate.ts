import type { ServerResponse } from "node:http";
import type { Writable } from "node:stream";
import { gzipSync } from "node:zlib";
import type { GenerateSpec } from "./world";

const kib = 1024;
const body = Buffer.alloc(16 * kib, "x");
const mebibyte = 1024 * kib;
// A gzip file may consist of many: each of these is a kilobyte that inflates to a mebibyte.
const bomb = gzipSync(Buffer.alloc(mebibyte, " "));
const hint = Buffer.from("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n");

/** Answers with what a hostile or broken web server sends. */
export function generate(response: ServerResponse, { bytes, bytes_per_s, as = "body" }: GenerateSpec): void {
  const { socket } = response;
  if (as === "headers" && socket) {
    socket.write(`HTTP/1.1 ${response.statusCode} OK\r\n`);
    pour(socket, header, bytes, bytes_per_s);
  } else if (as === "hints" && socket) {
    pour(socket, () => hint, bytes, bytes_per_s);
  } else if (as === "gzip") {
    response.setHeader("content-encoding", "gzip");
    pour(response, () => bomb, Math.ceil(bytes / mebibyte) * bomb.length, bytes_per_s);
  } else {
    pour(response, () => body, bytes, bytes_per_s);
  }
}

const header = (turn: number) => Buffer.from(`X-Filler-${turn}: ${"y".repeat(1000)}\r\n`);

/** Writes as fast as the client reads, or so many bytes each second. */
function pour(to: Writable, piece: (turn: number) => Buffer, bytes: number, rate?: number): void {
  let left = bytes;
  let turn = 0;
  const write = (most: number) => {
    const whole = piece(turn++);
    const part = whole.subarray(0, Math.min(most, left, whole.length));
    left -= part.length;
    const room = to.write(part);
    if (left <= 0) to.end();
    return room && left > 0;
  };
  if (rate) {
    const timer = setInterval(() => write(rate) || left > 0 || clearInterval(timer), 1000);
    to.on("close", () => clearInterval(timer));
    write(rate);
    return;
  }
  const more = () => {
    while (!to.destroyed && write(Number.POSITIVE_INFINITY));
  };
  to.on("drain", more);
  more();
}
