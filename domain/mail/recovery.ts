import { letter } from "@/domain/mail/letter";

/** How long a link to choose a new password works. */
export const RECOVERY_MINUTES = 60;

export const recoveryMail = ({ agency, name, href }: { agency: string; name: string; href: string }) =>
  letter({
    agency,
    matter: "choose a new password",
    title: "Choose a new password",
    paragraphs: [
      `Hello ${name}, somebody, probably you, asked to choose a new password for this login.`,
      "As soon as you choose one, every other browser is signed out.",
    ],
    action: { label: "Choose a new password", href },
    notes: [
      "The link works once, for one hour.",
      "It was not you? Then ignore this mail. Your password stays as it is.",
    ],
  });
