import { Panel } from "@/components/ui/panel";
import { displayName } from "@/domain/accounts/hostname";
import { planSentence, SHORT_TTL, type TtlPlan } from "@/domain/go-live/change/ttl-plan";
import { list } from "@/domain/go-live/checks/check";
import { span } from "@/domain/go-live/words";
import type { Site } from "./open";

interface Props {
  site: Site;
  named: boolean;
  zone: string;
}

const TITLES: Record<TtlPlan["step"], string> = {
  lower: "When to change: lower the TTL first",
  wait: "When to change: not yet",
  now: "When to change: at any time",
  absent: "When to change: at any time",
};

/** When the record is best changed, as long as it is not. */
export function WhenPanel({ site, named, zone }: Props) {
  const { plan, name } = site;
  const about = named ? `${displayName(name)}. ` : "";
  if (plan && site.snapshot)
    return (
      <Panel title={TITLES[plan.step]} sub={`${about}${rememberedWords(plan)}`}>
        <p>{planSentence(plan, zone)}</p>
        <Worst plan={plan} />
      </Panel>
    );
  return null;
}

const rememberedWords = ({ step, ttl }: TtlPlan) =>
  step === "absent"
    ? "The name has no record."
    : `The TTL is ${ttl}: an answer is remembered for ${span(ttl)}.`;

/** The nameserver with the longest answer decides: it is named, so that somebody can see to it. */
function Worst({ plan: { lagging, unasked, ttl } }: { plan: TtlPlan }) {
  return (
    <>
      {lagging.length > 0 ? (
        <p className="mt-2">
          {list(lagging)} {lagging.length === 1 ? "gives" : "give"} up to {ttl}, others at most {SHORT_TTL}:
          the longest counts.
        </p>
      ) : null}
      {unasked.length > 0 ? (
        <p className="mt-2">We could not ask {list(unasked)}, which may still give the old TTL.</p>
      ) : null}
    </>
  );
}
