import "reflect-metadata";
import { createPrivateKey, webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";
import type { TlsSpec } from "./world";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const day = 24 * 60 * 60 * 1000;
const crypto = webcrypto as Crypto;

export interface Identity {
  key: string;
  /** PEM of all certificates that the server sends, leaf first. */
  cert: string;
}

interface Issuer {
  certificate: x509.X509Certificate;
  keys: CryptoKeyPair;
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

async function issuer(name: string, above?: Issuer): Promise<Issuer> {
  const keys = await newKeys();
  const subject = `CN=${name}, O=Portico practice`;
  const certificate = await x509.X509CertificateGenerator.create(
    {
      subject,
      issuer: above?.certificate.subject ?? subject,
      signingKey: (above?.keys ?? keys).privateKey,
      publicKey: keys.publicKey,
      notBefore: new Date(Date.now() - 3650 * day),
      notAfter: new Date(Date.now() + 3650 * day),
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  );
  return { certificate, keys };
}

/** Issues certificates in every right and wrong shape; its trusted root exists only in this process. */
export class CertificateAuthority {
  readonly #issued = new Map<string, Promise<Identity>>();

  private constructor(
    readonly root: Issuer,
    readonly intermediate: Issuer,
    readonly stranger: Issuer,
    readonly strangerIntermediate: Issuer,
    readonly leafKeys: CryptoKeyPair,
    readonly leafKey: string,
  ) {}

  static async create(): Promise<CertificateAuthority> {
    x509.cryptoProvider.set(crypto);
    const root = await issuer("Practice root");
    const stranger = await issuer("Unknown root");
    const leafKeys = await newKeys();
    const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", leafKeys.privateKey));
    const leafKey = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
    return new CertificateAuthority(
      root,
      await issuer("Practice intermediate", root),
      stranger,
      await issuer("Unknown intermediate", stranger),
      leafKeys,
      leafKey.export({ format: "pem", type: "pkcs8" }).toString(),
    );
  }

  /** PEM of the root that clients are told to trust. */
  get trust(): string {
    return `${this.root.certificate.toString("pem")}\n`;
  }

  /** `issuer`: test-ca, self, or anything else for a root that nobody trusts. `chain`: full, leaf or wrong. */
  issue(spec: TlsSpec): Promise<Identity> {
    const key = JSON.stringify(spec);
    const known = this.#issued.get(key) ?? this.#make(spec);
    this.#issued.set(key, known);
    return known;
  }

  async #make(spec: TlsSpec): Promise<Identity> {
    const trusted = (spec.issuer ?? "test-ca") === "test-ca";
    const above = trusted ? this.intermediate : this.strangerIntermediate;
    const leaf = await this.#leaf(spec, spec.issuer === "self" ? undefined : above);
    const chains: Record<string, x509.X509Certificate[]> = {
      full: [leaf, above.certificate],
      leaf: [leaf],
      "leaf-only": [leaf],
      wrong: [leaf, (trusted ? this.strangerIntermediate : this.intermediate).certificate],
    };
    const chain = spec.issuer === "self" ? [leaf] : (chains[spec.chain ?? "full"] ?? [leaf]);
    return { key: this.leafKey, cert: chain.map((each) => each.toString("pem")).join("\n") };
  }

  async #leaf(spec: TlsSpec, above?: Issuer): Promise<x509.X509Certificate> {
    const names = spec.names ?? [];
    const subject = `CN=${(names[0] ?? "nobody").slice(0, 63)}`;
    return x509.X509CertificateGenerator.create(
      {
        subject,
        issuer: above?.certificate.subject ?? subject,
        signingKey: (above?.keys ?? this.leafKeys).privateKey,
        publicKey: this.leafKeys.publicKey,
        notBefore: new Date(Date.now() + (spec.from_days ?? -1) * day),
        notAfter: new Date(Date.now() + (spec.to_days ?? 89) * day),
        signingAlgorithm: algorithm,
        extensions: [
          new x509.BasicConstraintsExtension(false, undefined, true),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
          new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: "dns" as const, value }))),
        ],
      },
      crypto,
    );
  }
}
