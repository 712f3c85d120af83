import { parse } from "tldts";
import { z } from "zod";
import { asciiOf, hostnameRefusal } from "@/domain/accounts/hostname";

/** Where the edge fetches a website from: a host name or an IP address, no scheme, port or path. */
export const Origin = z.string().transform((typed, context) => {
  const text = typed.trim().toLowerCase();
  if (parse(text).isIp) return text;
  if (hostnameRefusal(text) === null) return asciiOf(text);
  context.addIssue({
    code: "custom",
    message: "Enter the server's host name or IP address, such as 192.0.2.10.",
  });
  return z.NEVER;
});
