import type { NextConfig } from "next";
import { PHASE_PRODUCTION_BUILD } from "next/constants";
import { unnamedSurface } from "./app/unnamed-surface";

/** Without a session cookie there is nothing to look up: sign in first, then come back to this page. */
const signedOut = ["portico-session", "__Host-portico-session"].map((key) => ({
  type: "cookie" as const,
  key,
}));
/** A form that was sent keeps its own way: its action knows what to do with what was typed. */
const noForm = { type: "header" as const, key: "content-type" };

const config: NextConfig = {
  redirects: async () =>
    ["accounts", "people", "activity", "me", "mail"].map((page) => ({
      source: `/:path(${page}|${page}/.*)`,
      missing: [...signedOut, noForm],
      destination: "/sign-in?next=/:path",
      permanent: false,
    })),
  poweredByHeader: false,
  // Nothing here needs pictures made smaller, and what would make them is a door.
  images: { unoptimized: true },
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pg-boss", "@node-rs/argon2", "nodemailer"],
};

/** Builds nothing that nobody has said a permission of. */
export default function configure(phase: string) {
  const unnamed = phase === PHASE_PRODUCTION_BUILD ? unnamedSurface() : [];
  if (unnamed.length > 0)
    throw new Error(`Name these in app/surface-pages.ts or app/surface-actions.ts:\n${unnamed.join("\n")}`);
  return config;
}
