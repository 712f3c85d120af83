import { z } from "zod";
import type { HttpFacts, RecordSeen } from "@/domain/go-live/seen/facts";

/** How the website looked from one side. Absent fields were not told. */
export interface Glance {
  address: string;
  at: string;
  status?: number;
  title?: string;
  redirect?: string;
  robots?: string;
  /** Bytes of the page that were read. */
  size?: number;
  cut?: HttpFacts["cut"];
  /** The answer names this environment; only the edge can tell. */
  known?: boolean;
}

/** The website through the edge beside its origin, before the change. A side that could not be asked is null. */
export interface Comparison {
  edge: Glance | null;
  origin: Glance | null;
}

export function glanceOf(address: string, http: HttpFacts | undefined, marker?: readonly [string, string]) {
  if (http?.status === undefined) return null;
  const { at, status, title, headers, size, cut } = http;
  const glance: Glance = { address, at, status };
  if (title) glance.title = title;
  if (headers.location) glance.redirect = headers.location;
  if (headers["x-robots-tag"]) glance.robots = headers["x-robots-tag"];
  if (size !== undefined) glance.size = size;
  if (cut) glance.cut = cut;
  if (marker) glance.known = headers[marker[0].toLowerCase()]?.trim() === marker[1];
  return glance;
}

/** Sizes this close are the same page with other details. */
const LIKE = 0.2;

/** What differs, one sentence each; empty when both sides look alike, or one could not be asked. */
export function differences({ edge, origin }: Comparison): string[] {
  if (!edge || !origin) return [];
  const told: [boolean, string][] = [
    [edge.known === false, "The edge does not answer for this website yet."],
    [edge.status !== origin.status, `The edge answers ${edge.status}, the origin ${origin.status}.`],
    [
      edge.title !== origin.title,
      `The title is ${named(edge.title)} at the edge and ${named(origin.title)} at the origin.`,
    ],
    [
      edge.redirect !== origin.redirect,
      `The edge leads to ${edge.redirect ?? "no other address"}, the origin to ${origin.redirect ?? "no other address"}.`,
    ],
    [
      edge.robots !== origin.robots,
      `To search engines the edge says ${edge.robots ?? "nothing"}, the origin ${origin.robots ?? "nothing"}.`,
    ],
    [apart(edge.size, origin.size), "One page is more than a fifth larger than the other."],
  ];
  return told.filter(([differs]) => differs).map(([, sentence]) => sentence);
}

const named = (title?: string) => (title ? `“${title}”` : "missing");

function apart(a?: number, b?: number) {
  if (a === undefined || b === undefined) return false;
  return Math.abs(a - b) > LIKE * Math.max(a, b);
}

/** The addresses of the edge, configured or else as its own name leads. */
export const edgePlaces = (configured: string[], led: Pick<RecordSeen, "data">[] = []) =>
  configured.length > 0 ? configured : led.map(({ data }) => data);

/** Nobody compares a host name again sooner than this. */
export const COMPARE_REST_SECONDS = 10;

export const PreviewInput = z.object({ hostname: z.string().min(1).max(253) });
