import type { NoticeWords } from "@/domain/activity/notice-words";
import { letter } from "@/domain/mail/letter";

const WHERE_TO_CHANGE = "At once or once a day: choose under “Your login” in the portal.";

/** One notice as a mail of its own. */
export const noticeMail = (agency: string, { title, sentence, more, action }: NoticeWords, href: string) =>
  letter({
    agency,
    matter: title,
    title,
    paragraphs: [sentence, ...more],
    action: { label: action, href },
    notes: [WHERE_TO_CHANGE],
  });

const SHOWN = 20;

/** A day's notices in one mail, the newest first; of very many it tells the first and counts the rest. */
export function digestMail(agency: string, told: { title: string; sentence: string }[], href: string) {
  const [first] = told;
  const matter = told.length === 1 && first ? first.title : `${told.length} notices`;
  const rest = told.length - SHOWN;
  return letter({
    agency,
    matter,
    title: told.length === 1 ? "One notice" : `${told.length} notices`,
    paragraphs: [
      ...told.slice(0, SHOWN).map(({ title, sentence }) => `${title}. ${sentence}`),
      ...(rest > 0 ? [`And ${rest} more.`] : []),
    ],
    action: { label: "Open your notices", href },
    notes: [WHERE_TO_CHANGE],
  });
}
