import { readFileSync, statSync } from "node:fs";
import { z } from "zod";
import { env } from "@/env";
import { type InternetConfig, publicInternet } from "./network";

const Named = z.object({ name: z.string().min(1), address: z.string().min(1) });

const Practice = z.object({
  roots: z.array(Named).min(1),
  resolvers: z.array(Named.extend({ id: z.string().min(1) })).min(1),
  routes: z.record(z.string(), z.string().regex(/^127\.0\.0\.1:\d+$/, "a route leads to 127.0.0.1")),
  extraPublic: z.array(z.string()),
  trust: z.string(),
  /** The page that plays the clients' DNS provider. */
  provider: z.url().optional(),
});
type Practice = z.infer<typeof Practice>;

let read: { file: string; changed: number; internet: Practice } | undefined;

/** The internet that checks ask: the real one, or, for practice on this machine, the one a file describes. */
export const internet = (): InternetConfig => practiceInternet() ?? publicInternet;

/** Where one plays the clients' DNS provider, when the internet is for practice. */
export const practiceProvider = () => practiceInternet()?.provider;

function practiceInternet(): Practice | undefined {
  const file = env().practiceFile;
  if (!file) return undefined;
  const changed = statSync(file).mtimeMs;
  if (read?.file !== file || read.changed !== changed) read = { file, changed, internet: practice(file) };
  return read.internet;
}

function practice(file: string) {
  const parsed = Practice.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success)
    throw new Error(`${file} describes no practice internet: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
