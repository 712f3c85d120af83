import { parse } from "tldts";
import { z } from "zod";
import { asciiOf, hostnameRefusal } from "@/domain/accounts/hostname";

/** The beginnings of addresses that nobody reaches over the internet: this machine's own, private ones, groups. */
const INSIDE =
  /^(0|10|127|22[4-9]|2[3-5]\d|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** An address as it is usually spelt: four decimal numbers, or IPv6 without brackets. */
const PLAIN = /^((0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}|[\da-f:]+)$/;

/** Of IPv6 only what begins with 2 or 3 is given out for the internet. */
const isOutside = (address: string) =>
  address.includes(":") ? /^[23][\da-f]{3}:/.test(address) : !INSIDE.test(address);

/** Where the edge fetches a website from: a host name or an IP address, no scheme, port or path. */
export const Origin = z.string().transform((typed, context) => {
  const text = typed.trim().toLowerCase();
  const isAddress = PLAIN.test(text) && parse(text, { extractHostname: false }).isIp;
  if (isAddress && isOutside(text)) return text;
  if (!isAddress && hostnameRefusal(text) === null) return asciiOf(text);
  context.addIssue({
    code: "custom",
    message: isAddress
      ? "The edge cannot reach this address: it is known inside a network only. Enter one of the internet."
      : "Enter the server's host name or IP address, such as 192.0.2.10.",
  });
  return z.NEVER;
});
