import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

interface Profile {
  name: string;
  email: string;
  email_verified?: boolean;
  login?: string;
}

const CLIENT = { client_id: "portico", client_secret: "the portal's secret at the provider" };

/** A real OpenID provider on loopback, with a sign-in page of its own: whoever types a subject is that person. */
export class OpenIdProvider {
  readonly people = new Map<string, Profile>();
  private readonly server = createServer((request, response) => this.answer?.(request, response));
  private answer: ReturnType<Provider["callback"]> | undefined;

  async open() {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  /** What the portal is told of it. */
  get settings() {
    return {
      OIDC_ISSUER: this.issuer,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_NAME: "Harbour Row’s login",
    };
  }

  /** Lets the portal at this address be signed in to. */
  serve(portal: string) {
    const provider = new Provider(this.issuer, {
      clients: [{ ...CLIENT, redirect_uris: [`${portal}/api/auth/callback/oidc`] }],
      claims: { email: ["email", "email_verified"], profile: ["name", "login"] },
      cookies: { keys: ["a key for the tests"] },
      pkce: { required: () => true },
      findAccount: (_, id) => {
        const profile = this.people.get(id);
        return profile && { accountId: id, claims: () => ({ sub: id, ...profile }) };
      },
    });
    this.answer = provider.callback();
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private get issuer() {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
}
