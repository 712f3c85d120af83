import { isBare } from "@/domain/go-live/change/change-record";
import { answerOf } from "@/domain/go-live/seen/facts";
import { exchangeOf, mailTo } from "@/domain/go-live/seen/mail-exchange";
import { pairViews } from "@/domain/go-live/seen/pair";
import { recordKey } from "@/domain/go-live/seen/record-purpose";
import type { Situation } from "@/domain/go-live/seen/situation";
import type { Finding } from "./check";
import { dataAt } from "./pointing-words";

/** Mail that goes where the websites go is lost with the change: to be known before it, too. */
export function sweptMail(situation: Situation): Finding | undefined {
  const { answering, pointing, facts } = situation;
  const [swept] = movedNames(situation).flatMap((name) =>
    answering.flatMap(({ server }) => mailTo(server, name).map((record) => ({ name, record }))),
  );
  if (!swept) return undefined;
  const exchange = exchangeOf(swept.record);
  const place = exchange === swept.name ? exchange : `${exchange}, an alias of ${swept.name}`;
  const [which, when] = pointing.length > 0 ? ["is now", ""] : ["becomes", " first"];
  return {
    id: "mail.mx",
    status: "fail",
    sentence: `Mail for ${swept.record.name} goes to ${place}, which ${which} the edge and takes no mail.`,
    seen: recordKey(swept.record),
    wanted: `an MX that does not lead to ${swept.name}`,
    next: `Give mail a name of its own, such as mail.${facts.delegation.zone} with the mail server's address, and point the MX there${when}.`,
  };
}

/** Before the change: mail of the name itself, beside whose MX no CNAME can stand. */
export function crowdedMail(situation: Situation): Finding | undefined {
  const { answering, facts, target, host } = situation;
  if (isBare({ ...target, host }, facts.delegation.zone) || isWild(situation)) return undefined;
  const [taking] = answering
    .flatMap(({ server }) => answerOf(server, host, "MX")?.records ?? [])
    .filter((one) => one.type === "MX" && one.name === host && exchangeOf(one) !== ".");
  if (!taking) return undefined;
  const seen = recordKey(taking);
  return {
    id: "mail.mx",
    status: "fail",
    sentence: `Mail for ${host} goes by ${seen}, which cannot stand beside the CNAME.`,
    seen,
    next: `If nobody uses addresses at ${host}, delete its MX and save the records anew; otherwise keep the name where it is.`,
  };
}

/** The host has no record of its own: nobody made, or can delete, an MX there. */
const isWild = ({ answering, facts, host }: Situation) =>
  answering.some(({ server }) => {
    const [there, here] = [facts.sibling ?? "", host].map((name) =>
      dataAt(answerOf(server, name, "A")?.records ?? [], name),
    );
    return there !== "" && there === here;
  });

/** The host, and its pair once that is on the edge. */
function movedNames(situation: Situation): string[] {
  const { host, target } = situation;
  const both = pairViews(situation).some(({ state }) => state === "points");
  return target.pair && both ? [host, target.pair] : [host];
}
