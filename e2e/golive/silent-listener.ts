import { createSocket } from "node:dgram";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A place on loopback, for TCP and UDP, that nobody may find: it counts who does. */
export async function startSilentListener() {
  let heard = 0;
  const tcp = createServer((socket) => {
    heard += 1;
    socket.destroy();
  });
  tcp.listen(0, "127.0.0.1");
  await once(tcp, "listening");
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket("udp4", () => {
    heard += 1;
  });
  udp.bind(port, "127.0.0.1");
  await once(udp, "listening");
  return {
    at: `127.0.0.1:${port}`,
    heard: () => heard,
    close() {
      tcp.close();
      udp.close();
    },
  };
}
