import { answerOf, type ServerFacts } from "@/domain/go-live/seen/facts";
import { plainName, relativeTo } from "@/domain/go-live/seen/name";
import { doubledNames } from "@/domain/go-live/seen/questions";
import type { Seen, Situation } from "@/domain/go-live/seen/situation";
import type { View } from "@/domain/go-live/seen/view";
import type { Hint } from "./check";

/** What to do where nothing stands at the host itself, or nothing but what any name beside it gets. */
export function nextWithout(
  { facts, host }: Situation,
  { server, view }: Seen<ServerFacts>,
): string | undefined {
  const own = view.own.filter(({ name }) => name === host);
  if (own.length === 0) return "Add the record as shown.";
  const wild = facts.sibling === undefined ? [] : (answerOf(server, facts.sibling, "A")?.records ?? []);
  const isWild = own.some(({ data }) => wild.some((one) => one.name === facts.sibling && one.data === data));
  return isWild
    ? "Add the record as shown, or change the one that is there: a wildcard record gives the same answer."
    : undefined;
}

interface Cause {
  sentence: string;
  next: string;
  hint?: Hint;
}

/** Why the record is not where or what it should be, as far as what stands there tells. */
export function likelyCause(situation: Situation, view: View): Cause | undefined {
  const { target, facts, host } = situation;
  const { zone } = facts.delegation;
  const wanted = plainName(target.edge.target);
  const lengthened = view.chain.indexOf(`${wanted}.${zone}`);
  if (lengthened > 0) {
    const owner = view.chain[lengthened - 1];
    const value = owner === host ? "The value" : `The value at ${owner}`;
    return {
      hint: "missing_trailing_dot",
      sentence: `${value} needs a dot at its end, or the provider adds the domain to it.`,
      next: `Write the value with a dot at its end: “${wanted}.”`,
    };
  }
  if (view.chain.some((name) => /^https?:\/\//.test(name)))
    return {
      sentence: "The value is a web address; a CNAME takes a name alone.",
      next: "Write the value as shown, without https://.",
    };
  const doubled = doubledNames(host, zone).find((name) => hasTarget(situation, name, "CNAME"));
  const wildcard = facts.sibling !== undefined && hasTarget(situation, facts.sibling, "A");
  if (!doubled || wildcard) return undefined;
  return {
    hint: "doubled_name",
    sentence: `The record was made at ${doubled}: the provider adds the domain by itself.`,
    next: `Move the record to ${host}: the name to type is “${relativeTo(zone, host)}”.`,
  };
}

/** Some nameserver has the wanted CNAME at this name. */
function hasTarget({ answering, target }: Situation, name: string, type: string): boolean {
  const wanted = plainName(target.edge.target);
  return answering.some(({ server }) =>
    answerOf(server, name, type)?.records.some(
      (one) => one.name === name && one.type === "CNAME" && one.data === wanted,
    ),
  );
}
