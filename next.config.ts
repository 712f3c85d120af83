import type { NextConfig } from "next";
import { PHASE_PRODUCTION_BUILD } from "next/constants";
import { unnamedSurface } from "./app/unnamed-surface";

const config: NextConfig = {
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
