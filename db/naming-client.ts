import { createHash } from "node:crypto";
import pg from "pg";

/** More texts than the portal has; what comes after them, such as inserts of ever other lengths, stays unnamed. */
const MOST = 500;
const names = new Map<string, string>();

interface Statement {
  name?: string;
  text: string;
}

/**
 * Names every statement with values by its text, so that PostgreSQL parses and plans it once on each connection and not
 * at each execution: with row-level security that is most of the cost of a small query (docs/decisions/0008-named-statements.md).
 */
export class NamingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg declares this method with eight overloads
  override query(statement: any, values?: any, callback?: any): any {
    if (isStatement(statement) && values?.length > 0) statement.name ??= nameOf(statement.text);
    return super.query(statement, values, callback);
  }
}

const isStatement = (given: unknown): given is Statement =>
  typeof given === "object" && given !== null && "text" in given;

function nameOf(text: string) {
  const known = names.get(text);
  if (known || names.size >= MOST) return known;
  const name = createHash("sha256").update(text).digest("base64url").slice(0, 22);
  names.set(text, name);
  return name;
}
