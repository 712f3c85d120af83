import type { Judgement } from "@/domain/go-live/judge";
import type { Progress } from "@/domain/go-live/station";

const CERTIFICATE = ["tls.handshake", "tls.name", "tls.chain", "tls.dates"];
const POINTED = ["point.target", "prop.auth"];
const EVERYWHERE = [...POINTED, "prop.resolvers", "prop.expiry"];

/** How far all host names of an environment are, by what their checks say. */
export function progressOf(judgements: (Judgement | null)[]): Omit<Progress, "liveSince"> {
  const all = (ids: string[]) =>
    judgements.length > 0 && judgements.every((judgement) => judgement !== null && passes(judgement, ids));
  return { certificate: all(CERTIFICATE), pointed: all(POINTED), everywhere: all(EVERYWHERE) };
}

const passes = ({ checks }: Judgement, ids: string[]) =>
  ids.every((id) => checks.some((check) => check.id === id && ["pass", "warn"].includes(check.status)));
