import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { asciiOf, hostnameRefusal } from "@/domain/accounts/hostname";

/** Networks that nobody reaches over the internet: this machine's own, private ones, and what is no single machine. */
const INSIDE = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["224.0.0.0", 3],
] as const)
  INSIDE.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  INSIDE.addSubnet(network, bits, "ipv6");

/** Where the edge fetches a website from: a host name or an IP address, no scheme, port or path. */
export const Origin = z.string().transform((typed, context) => {
  const text = typed.trim().toLowerCase();
  const version = isIP(text);
  if (version && !INSIDE.check(text, version === 4 ? "ipv4" : "ipv6")) return text;
  if (!version && hostnameRefusal(text) === null) return asciiOf(text);
  context.addIssue({
    code: "custom",
    message: version
      ? "The edge cannot reach this address: it is known inside a network only. Enter one of the internet."
      : "Enter the server's host name or IP address, such as 192.0.2.10.",
  });
  return z.NEVER;
});
