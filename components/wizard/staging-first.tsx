import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { asciiOf, displayName, productionGuess } from "@/domain/hostname";

/** Says that a first address looks like a test copy, and offers the two ways on. Stands inside the form. */
export function StagingFirst({ hostname, keep }: { hostname: string; keep: string }) {
  const guess = productionGuess(hostname);
  if (guess === null) return null;
  if (asciiOf(keep) === hostname) return <input type="hidden" name="keep" value={keep} />;
  return (
    <Notice kind="wait" title={`${displayName(hostname)} looks like a test copy.`}>
      <p>
        The first address becomes production. If visitors use {displayName(guess)}, enter that one, and{" "}
        {displayName(hostname)} becomes the staging environment.
      </p>
      <div className="cluster">
        <Button name="do" value="swap">
          Use {displayName(guess)} for production instead
        </Button>
        <Button kind="quiet" name="do" value="keep">
          Keep {displayName(hostname)} as production
        </Button>
      </div>
    </Notice>
  );
}
