import "server-only";
import { claimMail, type DueMail, mailRefused, mailSent, openMail } from "@/db/commands/notices/delivery";
import { env } from "@/env";
import { sendMail } from "@/gateways/mail";

const BATCH = 10;

/** One round at a time in this process; whoever asks meanwhile is served by another round right after. */
const round = globalThis as { porticoMail?: { running: boolean; again: boolean } };

/** Delivers what is due. Called after every change and by the job queue; never throws. */
export async function deliverMail() {
  round.porticoMail ??= { running: false, again: false };
  const state = round.porticoMail;
  state.again = true;
  if (state.running) return;
  state.running = true;
  try {
    while (state.again) {
      state.again = false;
      await deliverDue();
    }
  } catch (error) {
    console.error("mail could not be delivered:", error);
  } finally {
    state.running = false;
  }
}

/** Takes and sends until nothing is due. Without an SMTP server the mails stay, to be read in the portal. */
export async function deliverDue(smtpUrl = env().smtpUrl) {
  if (!smtpUrl) return;
  for (;;) {
    const due = await claimMail(BATCH);
    if (due.length === 0) return;
    await Promise.all(due.map((mail) => deliver(smtpUrl, mail)));
  }
}

async function deliver(smtpUrl: string, due: DueMail) {
  const mail = openMail(due);
  if ("unusable" in mail) return mailRefused(due, mail.unusable, true);
  const delivery = await sendMail(smtpUrl, { ...mail, id: due.id, from: env().mailFrom, to: due.to });
  return delivery.sent ? mailSent(due.id) : mailRefused(due, delivery.words, delivery.final);
}
