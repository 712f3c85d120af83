import { letter } from "@/domain/mail/letter";

/** How long a mailed sign-in link works. */
export const SIGN_IN_LINK_MINUTES = 20;

export const signInLinkMail = ({ agency, href }: { agency: string; href: string }) =>
  letter({
    agency,
    matter: "your link to sign in",
    title: "Your link to sign in",
    paragraphs: ["Somebody, probably you, asked for a link to sign in with this mail address."],
    action: { label: "Sign in", href },
    notes: [
      `The link works once, for ${SIGN_IN_LINK_MINUTES} minutes.`,
      "It was not you? Then ignore this mail. Nobody can sign in without this link.",
    ],
  });
