import type { World } from "./world";

export interface AttackCase {
  id: string;
  title: string;
  run: (world: World) => Promise<void>;
}

/** One case in one expression. */
export const attack = (id: string, title: string, run: AttackCase["run"]): AttackCase => ({ id, title, run });
