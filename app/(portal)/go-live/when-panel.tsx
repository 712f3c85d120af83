import { Panel } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import { list } from "@/domain/go-live/check";
import { planSentence, SHORT_TTL, type TtlPlan } from "@/domain/go-live/ttl-plan";
import { span } from "@/domain/go-live/words";
import { displayName } from "@/domain/hostname";
import type { Site } from "./open";

interface Props {
  site: Site;
  named: boolean;
  zone: string;
  now: Date;
}

const TITLES: Record<TtlPlan["step"], string> = {
  lower: "When to change: lower the TTL first",
  wait: "When to change: not yet",
  now: "When to change: at any time",
  absent: "When to change: at any time",
};

/** When the record is best changed, before it is; when most caches are clear, after. */
export function WhenPanel({ site, named, zone, now }: Props) {
  const { plan, name, finding } = site;
  const clearAt = finding?.judgement.clearAt;
  const about = named ? `${displayName(name)}. ` : "";
  if (plan && site.snapshot)
    return (
      <Panel title={TITLES[plan.step]} sub={`${about}${rememberedWords(plan)}`}>
        <p>{planSentence(plan, zone)}</p>
        <Worst plan={plan} />
      </Panel>
    );
  if (!clearAt || new Date(clearAt) <= now) return null;
  return (
    <Panel
      title="When everybody sees it"
      sub={`${about}Counted from the answers that were really given out.`}
    >
      <p>
        Most caches are clear at <Time at={new Date(clearAt)} zone={zone} now={now} />. Some resolvers keep
        answers longer than they are allowed to.
      </p>
    </Panel>
  );
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
