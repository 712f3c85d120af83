import { letter } from "@/domain/mail/letter";

/** What is told about one's own sign-in: each could be somebody else's doing. */
export type SecurityNews =
  | { kind: "appAdded" | "appRemoved" | "codesMade" }
  | { kind: "passkeyAdded" | "passkeyRemoved"; passkey: string }
  | { kind: "passwordChanged" }
  | { kind: "linked"; provider: string }
  | { kind: "codeUsed"; left: number }
  | { kind: "reset"; by: string };

interface To {
  agency: string;
  name: string;
  href: string;
}

const ENDED = "Every other browser was signed out.";

function wordsOf(news: SecurityNews): { title: string; paragraphs: string[] } {
  switch (news.kind) {
    case "appAdded":
      return {
        title: "An authenticator app was added",
        paragraphs: ["From now on you sign in with a code from it as well.", ENDED],
      };
    case "appRemoved":
      return {
        title: "The authenticator app was removed",
        paragraphs: ["Its codes are no longer accepted.", ENDED],
      };
    case "passkeyAdded":
      return {
        title: "A passkey was added",
        paragraphs: [`“${news.passkey}” can sign in as you from now on.`, ENDED],
      };
    case "passkeyRemoved":
      return {
        title: "A passkey was removed",
        paragraphs: [`“${news.passkey}” can no longer sign in as you.`, ENDED],
      };
    case "passwordChanged":
      return {
        title: "Your password was changed",
        paragraphs: ["The earlier one is no longer accepted.", ENDED],
      };
    case "linked":
      return {
        title: "Another login can sign in as you",
        paragraphs: [
          `Somebody, probably you, signed in through ${news.provider} with your mail address. That login opens yours from now on.`,
        ],
      };
    case "codesMade":
      return {
        title: "New recovery codes were made",
        paragraphs: ["Every earlier recovery code has ended."],
      };
    case "codeUsed":
      return {
        title: "A recovery code was used",
        paragraphs: [`Somebody, probably you, signed in with it. ${codesLeft(news.left)}`],
      };
    case "reset":
      return {
        title: "Your second factor was taken away",
        paragraphs: [
          `${news.by} removed your authenticator app, passkeys and recovery codes. You are signed out everywhere and sign in with your password or a mailed link.`,
        ],
      };
  }
}

/** "9 codes are left." */
export const codesLeft = (left: number) => (left === 1 ? "1 code is left." : `${left} codes are left.`);

export function securityMail(news: SecurityNews, { agency, name, href }: To) {
  const { title, paragraphs } = wordsOf(news);
  return letter({
    agency,
    matter: title.charAt(0).toLowerCase() + title.slice(1),
    title,
    paragraphs: [`Hello ${name}, this concerns how you sign in at ${agency}.`, ...paragraphs],
    action: { label: "See how you sign in", href },
    notes: ["It was not you? Change your password at once and tell whoever invited you."],
  });
}
