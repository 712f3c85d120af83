import type { AskLabel } from "./edge";

/** Asks the portal for the label of a hostname at an address that ends in `?` or `&`; what cannot be asked is unknown. */
export function askAt(address: string): AskLabel {
  return async (host) => {
    const question = `${address}host=${encodeURIComponent(host)}`;
    const answer = await fetch(question, { signal: AbortSignal.timeout(6000) }).catch(() => undefined);
    return answer?.ok ? ((await answer.json()) as { label?: string }).label : undefined;
  };
}
