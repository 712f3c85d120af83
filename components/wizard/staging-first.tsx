import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/**
 * Says that a first address looks like a test copy, and offers the two ways on. Stands inside the form, whose action
 * finds "swap" or "keep" under `do`. Both names as people write them.
 */
export function StagingFirst({ hostname, guess }: { hostname: string; guess: string }) {
  return (
    <div className="max-w-text">
      <Notice kind="wait" title={`${hostname} looks like a test copy.`}>
        <p>The first address becomes production, and this one can be its staging environment.</p>
        <div className="cluster">
          <Button name="do" value="swap">
            Use {guess} for production instead
          </Button>
          <Button name="do" value="keep">
            Keep {hostname} as production
          </Button>
        </div>
      </Notice>
    </div>
  );
}
