import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const PROGRAMS = {
  nsd: "nsd",
  named: "bind9",
  "dnssec-keygen": "bind9-utils",
  "dnssec-signzone": "bind9-utils",
  "dnssec-dsfromkey": "bind9-utils",
  unbound: "unbound",
  caddy: "caddy",
  pebble: "pebble",
};

/** Where the real nameservers, resolvers, web server and certificate authority are, and the packages of those missing. */
export function findServers() {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  const paths = {};
  const packages = new Set();
  for (const [program, packageName] of Object.entries(PROGRAMS)) {
    const path = folders.map((folder) => join(folder, program)).find(isExecutable);
    if (path) paths[program] = path;
    else packages.add(packageName);
  }
  // Each server needs an address of its own on one port, and only Linux has all of 127.0.0.0/8.
  const packagesMissing =
    process.platform === "linux" ? [...packages] : [...new Set(Object.values(PROGRAMS))];
  return { paths, missing: packagesMissing };
}

export const howToGetServers = (missing) =>
  process.platform === "linux"
    ? `Not found: ${missing.join(", ")}. Install: sudo apt-get install -y ${missing.join(" ")}`
    : "The real nameservers, edge and certificate authority are run on Linux only.";

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
