import { asSystem } from "@/db/access";
import { enqueueMail } from "@/db/commands/notices/outbox";
import { agencies } from "@/db/schema/agency";
import { signInLinkMail } from "@/domain/mail/sign-in-link";

export const mailSignInLink = ({ email, href }: { email: string; href: string }) =>
  asSystem(async (tx) => {
    const [agency] = await tx.select({ name: agencies.name }).from(agencies);
    const mail = signInLinkMail({ agency: agency?.name ?? "Portico", href });
    await enqueueMail(tx, { accountId: null, about: null, to: email, mail });
  });
