export interface PortalPage {
  /** The name of its picture. */
  key: string;
  title: string;
  /** Its address in the filled portal; `{draft}` and `{person}` stand for what only the portal knows. */
  path: string;
  /** The question that it answers. */
  answers: string;
  reader: "visitor" | "staff" | "client";
}

/** One page in one line. */
export const page = (
  reader: PortalPage["reader"],
  key: string,
  title: string,
  path: string,
  answers: string,
): PortalPage => ({ key, title, path, answers, reader });

/** The address of a page, with what only the portal knows in its place. */
export const addressOf = ({ path }: PortalPage, known: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole);
