import { request } from "node:https";
import { CertificateAuthority } from "@/e2e/internet/certificate-authority";
import { type Bench, freePort } from "./daemon";

export interface Pebble {
  /** Address of the ACME directory. */
  directory: string;
  /** File with the authority that signed the directory's own certificate. */
  authorityFile: string;
  /** PEM of the root under which it issues. */
  root: string;
}

/** Pebble as certificate authority: it looks up names at `resolver` and visits them at the edge's ports. */
export async function startPebble(
  bench: Bench,
  edge: { plain: number; secure: number },
  resolver: string,
): Promise<Pebble> {
  const authority = await CertificateAuthority.create();
  const { key, cert } = await authority.issue({ names: ["localhost"] });
  const [acme, management] = [await freePort(), await freePort()];
  const pebble = {
    listenAddress: `127.0.0.1:${acme}`,
    managementListenAddress: `127.0.0.1:${management}`,
    certificate: bench.write("pebble.pem", cert),
    privateKey: bench.write("pebble.key", key),
    httpPort: edge.plain,
    tlsPort: edge.secure,
    ocspResponderURL: "",
    externalAccountBindingRequired: false,
  };
  const config = bench.write("pebble.json", JSON.stringify({ pebble }));
  const authorityFile = bench.write("pebble-authority.pem", authority.trust);
  const root = () => fetchPem(management, authority.trust);
  // no artificial delay before it visits, and no nonces refused for practice
  const env = { PEBBLE_VA_NOSLEEP: "1", PEBBLE_WFE_NONCEREJECT: "0", PEBBLE_AUTHZREUSE: "0" };
  const ready = async () => (await root()).includes("BEGIN CERTIFICATE");
  await bench.start("pebble", ["-config", config, "-dnsserver", resolver], ready, env);
  return { directory: `https://localhost:${acme}/dir`, authorityFile, root: await root() };
}

function fetchPem(port: number, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path: "/roots/0", servername: "localhost", ca, agent: false };
    const asked = request(options, (response) => {
      let pem = "";
      response.setEncoding("utf8");
      response.on("data", (part) => {
        pem += part;
      });
      response.on("end", () => resolve(pem));
    });
    asked.on("error", reject);
    asked.end();
  });
}
