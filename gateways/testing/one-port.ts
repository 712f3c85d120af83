import { createSocket } from "node:dgram";
import { once } from "node:events";
import type { Server } from "node:net";

/** Lets a server of TCP and a new socket of UDP listen on one port of loopback: others may hold it for one of the two. */
export async function onOnePort(tcp: Server) {
  for (;;) {
    const udp = createSocket("udp4").bind(0, "127.0.0.1");
    await once(udp, "listening");
    const { port } = udp.address();
    try {
      await once(tcp.listen(port, "127.0.0.1"), "listening");
      return { udp, port };
    } catch {
      udp.close();
    }
  }
}
