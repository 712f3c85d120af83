import { z } from "zod";

const text = z.string();
const lines = z.array(text);
const rcode = z.enum(["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"]);

const fault = z.object({
  name: text.default("*"),
  type: text.default("*"),
  transport: z.enum(["udp", "tcp"]).optional(),
  do: text,
  data: z.unknown().optional(),
});

const step = z.union([
  text,
  lines,
  z.object({ rr: lines.optional(), rcode: rcode.optional(), do: text.optional() }),
]);

/** What the scenario format says of one zone. */
export const zone = z.object({
  servers: z.array(z.object({ name: text, addr: text })),
  records: lines.optional(),
  per_server: z
    .record(text, z.object({ records: lines.optional(), faults: z.array(fault).optional() }))
    .optional(),
  parent: z.object({ exists: z.boolean().optional() }).optional(),
  dnssec: z.enum(["none", "secure", "bogus", "expired", "ds-unsigned"]).optional(),
});

const cached = z.object({
  name: text,
  type: text.default("*"),
  rr: lines.optional(),
  rcode: rcode.optional(),
  sequence: z.array(step).optional(),
});

/** What the scenario format says of one public resolver. */
export const resolver = z.object({
  addr: text,
  name: text.optional(),
  cached: z.array(cached).optional(),
  faults: z.array(fault).optional(),
});

const tls = z.object({
  names: z.array(text).optional(),
  issuer: text.optional(),
  chain: text.optional(),
  from_days: z.number().optional(),
  to_days: z.number().optional(),
  alert: z.boolean().optional(),
  hang: z.boolean().optional(),
  reset: z.boolean().optional(),
});

const answer = z.object({
  host: text.default("*"),
  path: text.default("*"),
  status: z.number().int().min(100).max(999),
  headers: z.record(text, z.union([text, lines])).default({}),
  body: text.optional(),
  generate: z
    .object({
      bytes: z.number(),
      bytes_per_s: z.number().optional(),
      as: z.enum(["body", "gzip", "headers", "hints"]).optional(),
    })
    .optional(),
});

/** By port: what a web server there presents and answers. */
export const ports = z.record(
  text,
  z.object({
    tls: tls.optional(),
    http: z.array(answer).optional(),
  }),
);
