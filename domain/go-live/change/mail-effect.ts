import { displayName } from "@/domain/accounts/hostname";
import { type Facts, failed } from "@/domain/go-live/seen/facts";
import { mailTo } from "@/domain/go-live/seen/mail-exchange";
import type { Target } from "@/domain/go-live/seen/target";
import { isBare } from "./change-record";

/** What a change of this host's record does to e-mail, by what was seen and no further, in a sentence or two. */
export function mailEffect(target: Pick<Target, "host" | "apex">, facts: Facts | null): string {
  const zone = facts?.delegation.zone;
  const told = (facts?.servers ?? [])
    .flatMap(({ answers }) => answers)
    .filter(({ type, name, outcome }) => type === "MX" && name === zone && !failed.includes(outcome));
  if (!zone || told.length === 0) return KEEP;
  const hosts = told.flatMap(({ records }) => records.map(({ data }) => data.split(" ")[1]));
  const domain = displayName(zone);
  if (facts.servers.some((server) => mailTo(server, target.host).some(({ name }) => name === zone)))
    return `E-mail for ${domain} is delivered to this very name. Ask before you change it: otherwise it may be lost.`;
  if (isBare(target, zone) && hosts.length === 0)
    return `We see no MX line at ${domain}, so e-mail to it may be delivered to this very address. Ask before you change it if you receive any.`;
  if (!isBare(target, zone) && takesMail(facts, target.host))
    return `E-mail to addresses at ${displayName(target.host)} stops, for no MX line can stand beside a CNAME. Ask before you change it if anybody uses them.`;
  if (hosts.length === 0) return KEEP;
  return `E-mail for ${domain} goes by its MX lines. ${KEEP}`;
}

const takesMail = ({ servers }: Facts, name: string) =>
  servers.some(({ answers }) =>
    answers.some(({ records }) => records.some((one) => one.type === "MX" && one.name === name)),
  );

const KEEP = "Leave every other line alone, above all MX: they carry your e-mail.";
