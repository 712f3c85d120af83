import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";

const STEP = 30_000;

/** Somebody's authenticator app: one account, whose codes it never shows twice. */
export class AuthenticatorApp {
  #step = 0;
  readonly #totp: TOTP;

  private constructor(key: string) {
    this.#totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll("-", "")) });
  }

  /** Types the key that the page shows into the app. */
  static async readFrom(page: Page) {
    return new AuthenticatorApp((await page.locator(".copy code").first().textContent()) ?? "");
  }

  /** The code of now, or of the next step when that of now was used: the portal knows a clock that is a little fast. */
  code() {
    this.#step = Math.max(Math.floor(Date.now() / STEP), this.#step + 1);
    return this.#totp.generate({ timestamp: this.#step * STEP });
  }

  /** The code that was shown last. */
  lastCode = () => this.#totp.generate({ timestamp: this.#step * STEP });
}
