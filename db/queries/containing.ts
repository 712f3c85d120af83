/** What was typed, anywhere in a text; `%` and `_` stand for themselves. */
export const containing = (find: string) => `%${find.replace(/[\\%_]/g, "\\$&")}%`;
