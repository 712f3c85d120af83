import { isIP } from "node:net";
import { z } from "zod";

const port = z.string().default("3000");

const list = z
  .string()
  .default("")
  .transform((text) => text.split(/[\s,]+/).filter(Boolean));

const header = z
  .string()
  .regex(/^[a-z0-9-]+: \S.*$/i, "EDGE_MARKER is one response header, such as: x-edge: agency-edge")
  .default("x-edge: agency-edge")
  .transform((line) => {
    const [name = "", value = ""] = line.split(/:\s*(.*)/s);
    return { name: name.toLowerCase(), value };
  });

const Configuration = z
  .object({
    PORT: port,
    PORTICO_DATA: z.string().min(1).default(".data"),
    PORTICO_ORIGIN: z
      .url({ message: "PORTICO_ORIGIN is the address people open, such as https://portal.agency.com" })
      .optional(),
    PORTICO_SECRET: z
      .string("PORTICO_SECRET is missing: openssl rand -base64 32")
      .min(32, "PORTICO_SECRET needs at least 32 characters: openssl rand -base64 32"),
    PORTICO_OLD_SECRETS: list.refine(
      (old) => old.every((secret) => secret.length >= 32),
      "PORTICO_OLD_SECRETS are secrets that the portal had before, each of at least 32 characters",
    ),
    NODE_ENV: z.string().optional(),
    TRUSTED_PROXIES: z.coerce
      .number("TRUSTED_PROXIES is how many reverse proxies stand in front of the portal, such as 1")
      .int()
      .min(0)
      .max(9)
      .default(0),
    PORTICO_PRACTICE: z.string().optional(),
    PORTICO_DEMO: z.stringbool().default(false),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/, message: "DATABASE_URL is postgres://user:password@host/database" })
      .optional(),
    DATABASE_OWNER_URL: z
      .url({
        protocol: /^postgres(ql)?$/,
        message: "DATABASE_OWNER_URL is postgres://user:password@host/database",
      })
      .optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, message: "SMTP_URL is smtp://user:password@host:port, or smtps://…" })
      .optional(),
    MAIL_FROM: z
      .string()
      .includes("@", "MAIL_FROM is a mail address, such as Agency <portal@agency.com>")
      .optional(),
    GITHUB_ID: z.string().optional(),
    GITHUB_SECRET: z.string().optional(),
    GOOGLE_ID: z.string().optional(),
    GOOGLE_SECRET: z.string().optional(),
    OIDC_ISSUER: z.url("OIDC_ISSUER is the address of your OpenID provider").optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z
      .string()
      .max(40, "OIDC_NAME has at most 40 letters: it stands on a button")
      .default("OpenID"),
    OIDC_TRUSTED_DOMAINS: list,
    EDGE_DOMAIN: z.hostname("EDGE_DOMAIN is a domain, such as edge.agency.net").optional(),
    EDGE_ADDRESSES: list.refine(
      (all) => all.every((one) => isIP(one) !== 0),
      "EDGE_ADDRESSES are IP addresses, such as 203.0.113.10 2001:db8::10",
    ),
    EDGE_MARKER: header,
    EDGE_AUTHORITIES: list,
    EDGE_ACME_ACCOUNT: z.url("EDGE_ACME_ACCOUNT is the address of the edge's ACME account").optional(),
    EDGE_VALIDATION_METHODS: list,
    EDGE_CERTIFICATES: z
      .enum(["before", "after"], "EDGE_CERTIFICATES is before or after: when the edge can have a certificate")
      .default("after"),
    EDGE_OWNERSHIP: z
      .enum(["txt", "none"], "EDGE_OWNERSHIP is txt, or none when nobody has to prove a name")
      .default("none"),
    EDGE_TOKEN: z.string().min(16, "EDGE_TOKEN needs at least 16 characters").optional(),
  })
  .refine(
    (c) => !c.OIDC_ISSUER || isHttps(c.OIDC_ISSUER) || (c.PORTICO_PRACTICE && isLoopback(c.OIDC_ISSUER)),
    {
      message: "OIDC_ISSUER begins with https://.",
    },
  )
  .refine((c) => !c.OIDC_ISSUER || (c.OIDC_CLIENT_ID && c.OIDC_CLIENT_SECRET), {
    message: "OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.",
  })
  .refine((c) => !c.PORTICO_PRACTICE || isLoopback(c.PORTICO_ORIGIN), {
    message: "PORTICO_PRACTICE is for this machine alone: it needs PORTICO_ORIGIN to be a localhost address.",
  })
  .refine((c) => c.NODE_ENV !== "production" || isRandom(c.PORTICO_SECRET), {
    message: "PORTICO_SECRET can be guessed. Make one: openssl rand -base64 32",
  })
  .refine((c) => !c.PORTICO_ORIGIN || isOrigin(c.PORTICO_ORIGIN), {
    message: "PORTICO_ORIGIN is http(s)://host alone, without a path.",
    path: ["PORTICO_ORIGIN"],
  })
  .refine((c) => Boolean(c.GITHUB_ID) === Boolean(c.GITHUB_SECRET), {
    message: "GITHUB_ID and GITHUB_SECRET belong together: one of them is missing.",
  })
  .refine((c) => Boolean(c.GOOGLE_ID) === Boolean(c.GOOGLE_SECRET), {
    message: "GOOGLE_ID and GOOGLE_SECRET belong together: one of them is missing.",
  })
  .refine((c) => !c.DATABASE_OWNER_URL || c.DATABASE_URL, {
    message: "DATABASE_OWNER_URL is used beside DATABASE_URL, which is missing.",
  });

/** Words that stand in examples, and few different letters, are no secret. */
function isRandom(secret: string) {
  return new Set(secret).size >= 10 && !/change.?me|secret|password|example|portico|default/i.test(secret);
}

function isOrigin(text: string) {
  const { protocol, pathname, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === "/" && !search && !hash;
}

const isHttps = (url: string) => url.startsWith("https://");

function isLoopback(origin = "http://localhost") {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(origin).hostname);
}

/** The configuration that these settings make. Throws with one sentence per wrong setting. */
export function readConfiguration(settings: Record<string, string | undefined>) {
  const set = Object.entries(settings).filter(([, value]) => value !== "");
  const parsed = Configuration.safeParse(Object.fromEntries(set));
  if (!parsed.success) throw new Error(sentences(parsed.error));
  const c = parsed.data;
  const origin = (c.PORTICO_ORIGIN ?? `http://localhost:${c.PORT}`).replace(/\/$/, "");
  return {
    dataFolder: c.PORTICO_DATA,
    origin,
    secret: c.PORTICO_SECRET,
    /** What they sealed is still opened; nothing new is sealed with them. */
    oldSecrets: c.PORTICO_OLD_SECRETS,
    practiceFile: c.PORTICO_PRACTICE,
    demo: c.PORTICO_DEMO,
    databaseUrl: c.DATABASE_URL,
    databaseOwnerUrl: c.DATABASE_OWNER_URL,
    smtpUrl: c.SMTP_URL,
    mailFrom: c.MAIL_FROM ?? `Portico <portico@${new URL(origin).hostname}>`,
    oauth: {
      github: pair(c.GITHUB_ID, c.GITHUB_SECRET),
      google: pair(c.GOOGLE_ID, c.GOOGLE_SECRET),
    },
    /** The agency's own OpenID provider. */
    openId: c.OIDC_ISSUER
      ? {
          issuer: c.OIDC_ISSUER.replace(/\/$/, ""),
          id: c.OIDC_CLIENT_ID ?? "",
          secret: c.OIDC_CLIENT_SECRET ?? "",
          name: c.OIDC_NAME,
          /** Mail domains of which the provider need not say that an address is verified. */
          trustedDomains: c.OIDC_TRUSTED_DOMAINS.map((domain) => domain.toLowerCase()),
        }
      : undefined,
    edge: {
      domain: c.EDGE_DOMAIN,
      addresses: c.EDGE_ADDRESSES,
      marker: c.EDGE_MARKER,
      authorities: c.EDGE_AUTHORITIES,
      acmeAccount: c.EDGE_ACME_ACCOUNT,
      validationMethods: c.EDGE_VALIDATION_METHODS,
      certificates: c.EDGE_CERTIFICATES,
    },
    /** Whether a TXT record has to prove each host name. */
    ownership: c.EDGE_OWNERSHIP === "txt",
    /** With it the edge may ask which environment a host name belongs to. */
    edgeToken: c.EDGE_TOKEN,
  };
}

function pair(id?: string, secret?: string) {
  return id && secret ? { id, secret } : undefined;
}

function sentences(error: z.ZodError) {
  const lines = error.issues.map(({ path, message }) =>
    path.length > 0 ? `  ${path.join(".")}: ${message}` : `  ${message}`,
  );
  return `Portico cannot start with this configuration:\n${lines.join("\n")}`;
}

let configuration: ReturnType<typeof readConfiguration> | undefined;

/** The configuration, read from the environment once. */
export function env() {
  configuration ??= readConfiguration(process.env);
  return configuration;
}
