import { createTransport } from "nodemailer";

export interface Envelope {
  /** Stays the same over every attempt, so that a mail that arrives twice is recognised. */
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** How handing over a mail went; `final` when the server will never take it. */
export type Delivery = { sent: true } | { sent: false; words: string; final: boolean };

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Hands one mail to the SMTP server at `url`. Gives the server's own words when it refuses. */
export async function sendMail(url: string, { id, ...mail }: Envelope): Promise<Delivery> {
  const transport = createTransport({ url, ...PATIENCE });
  try {
    const messageId = `<${id}@${mail.from.replace(/^.*@|>$/g, "") || "portico"}>`;
    await transport.sendMail({ ...mail, messageId, disableFileAccess: true, disableUrlAccess: true });
    return { sent: true };
  } catch (error) {
    return { sent: false, ...reasonOf(error) };
  } finally {
    transport.close();
  }
}

/** Only a refusal of this recipient or message is final: a wrong password is mended on this side. */
function reasonOf(error: unknown) {
  const { response, responseCode = 0, code, message } = error as SmtpError;
  const final = responseCode >= 500 && (code === "EENVELOPE" || code === "EMESSAGE");
  return { words: (response ?? message ?? String(error)).slice(0, 500), final };
}

interface SmtpError {
  response?: string;
  responseCode?: number;
  code?: string;
  message?: string;
}
