import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

const PRESENT_AND_VERIFIED = 0x05;
const WITH_KEY = 0x40;

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest();

/** A security key in software, for tests without a browser: one passkey, whose counter the test may set. */
export class TestAuthenticator {
  counter = 0;
  verifies = true;
  readonly #id = randomBytes(16);
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });

  constructor(readonly origin: string) {}

  get id() {
    return this.#id.toString("base64url");
  }

  /** What a browser answers when it made the passkey. */
  make({ challenge }: { challenge: string }) {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
    const key = isoCBOR.encode(
      new Map<number, number | Uint8Array<ArrayBuffer>>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, bytes(x)],
        [-3, bytes(y)],
      ]),
    );
    const length = Buffer.from([0, this.#id.length]);
    const data = Buffer.concat([this.#data(WITH_KEY), Buffer.alloc(16), length, this.#id, Buffer.from(key)]);
    const attestation = isoCBOR.encode(
      new Map<string, string | Uint8Array<ArrayBuffer> | Map<string, string>>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(data)],
      ]),
    );
    return this.#answer({
      clientDataJSON: this.#client("webauthn.create", challenge).toString("base64url"),
      attestationObject: Buffer.from(attestation).toString("base64url"),
    });
  }

  /** What a browser answers when it showed the passkey; counts up, as real ones do. */
  show({ challenge }: { challenge: string }) {
    this.counter += 1;
    const data = this.#data();
    const client = this.#client("webauthn.get", challenge);
    return this.#answer({
      clientDataJSON: client.toString("base64url"),
      authenticatorData: data.toString("base64url"),
      signature: sign("sha256", Buffer.concat([data, sha256(client)]), this.#keys.privateKey).toString(
        "base64url",
      ),
    });
  }

  #data(flags = 0) {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    const seen = this.verifies ? PRESENT_AND_VERIFIED : 0x01;
    return Buffer.concat([sha256(new URL(this.origin).hostname), Buffer.from([seen | flags]), count]);
  }

  #client = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));

  #answer = (response: Record<string, string>) =>
    JSON.stringify({
      id: this.id,
      rawId: this.id,
      type: "public-key",
      response,
      clientExtensionResults: {},
    });
}
