// Read by next.config.ts, where no path begins with @.
import { source, sourceFiles } from "./sources";
import { ACTIONS } from "./surface-actions";
import { PAGES } from "./surface-pages";

const files = () => sourceFiles("app");
const inApp = (path: string) => path.replace("app/", "");

export const pageFiles = () => files().filter((path) => /\/(page|route)\.tsx?$/.test(path));
export const actionFiles = () => files().filter((path) => /^\s*"use server"/m.test(source(path).text));

/** Every page, route and server action that neither registry names. The build refuses to make them. */
export const unnamedSurface = () => [
  ...pageFiles().filter((path) => !(inApp(path) in PAGES)),
  ...actionFiles().flatMap((path) =>
    source(path)
      .exported.filter((name) => !(name in (ACTIONS[inApp(path)] ?? {})))
      .map((name) => `${path}#${name}`),
  ),
];
