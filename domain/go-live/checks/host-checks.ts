import { hostnameRefusal } from "@/domain/accounts/hostname";
import { answerOf, failed } from "@/domain/go-live/seen/facts";
import { type Situation, share } from "@/domain/go-live/seen/situation";
import { evidenceOf, type Finding, skip } from "./check";

/** The typed name itself; nothing else is looked at while it is wrong. */
export function hostValid(typed: string): Finding {
  const refusal = hostnameRefusal(typed);
  if (refusal === null) return { id: "host.valid", status: "pass", sentence: "The name can be looked up." };
  const wanted = cleaned(typed);
  return {
    id: "host.valid",
    status: "fail",
    sentence: refusal,
    seen: typed.trim(),
    ...(wanted && { wanted }),
  };
}

/** The host name inside an address with a scheme, path or port. */
function cleaned(typed: string): string | undefined {
  const text = typed.trim();
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  return hostnameRefusal(host) === null ? host : undefined;
}

export function hostChecks(situation: Situation): Finding[] {
  return [hostUnclaimed(situation), ownTxt(situation)];
}

function hostUnclaimed({ target }: Situation): Finding {
  if (target.claimedByOther === undefined) return skip("host.unclaimed");
  if (!target.claimedByOther)
    return { id: "host.unclaimed", status: "pass", sentence: "No other account has this name." };
  return {
    id: "host.unclaimed",
    status: "fail",
    sentence: "Another account has proven this name to be its own.",
  };
}

function ownTxt({ target, answering, host, facts }: Situation): Finding {
  const id = "own.txt";
  const { verify } = target;
  if (!verify) return skip(id, "No proof is asked for this name.");
  const beyond = { name: "the zone above", address: "", answers: facts.beyond };
  const asked = [...answering.map(({ server }) => server), beyond].map((server) => {
    const answers = verify.names.flatMap((name) => answerOf(server, name, "TXT") ?? []);
    const values = answers.flatMap((answer) => answer.records.map((record) => unquoted(record.data)));
    return { server, answers, values, proven: values.includes(verify.value) };
  });
  const told = asked.filter(
    ({ proven, answers }) => proven || answers.some((a) => !failed.includes(a.outcome)),
  );
  const evidence = asked.flatMap(({ server, answers }) =>
    answers.map((answer) => evidenceOf(server.name, answer)),
  );
  const wanted = `${verify.names[0]} TXT ${verify.value}`;
  if (told.length === 0)
    return { id, status: "unknown", sentence: "We could not ask for the TXT record.", wanted, evidence };
  const proven = told.some((one) => one.server === beyond && one.proven)
    ? "all"
    : share(told, (one) => one.proven);
  if (proven === "all") return { id, status: "pass", sentence: `The TXT record is there.`, wanted, evidence };
  if (proven === "some") {
    const sentence = `Some nameservers do not have the TXT record yet.`;
    return { id, status: "pending", sentence, wanted, evidence };
  }
  const misplaced = [host, facts.delegation.zone].find((name) =>
    answering.some(({ server }) =>
      answerOf(server, name, "TXT")?.records.some((record) => unquoted(record.data) === verify.value),
    ),
  );
  if (misplaced) {
    const sentence = `The TXT record is at ${misplaced}; it must be at ${verify.names[0]}.`;
    return { id, status: "fail", sentence, seen: misplaced, wanted, hint: "txt_wrong_name", evidence };
  }
  const seen = told.flatMap((one) => one.values)[0];
  const sentence = `There is no TXT record ${verify.value} at ${verify.names[0]}.`;
  return { id, status: "fail", sentence, seen, wanted, evidence };
}

/** Some providers keep the quotes that people type around the value. */
function unquoted(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1) : text;
}
