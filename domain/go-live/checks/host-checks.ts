import { hostnameRefusal } from "@/domain/accounts/hostname";
import type { Situation } from "@/domain/go-live/seen/situation";
import { type Finding, skip } from "./check";
import { ownTxt } from "./own-txt";

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
