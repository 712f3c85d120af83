import { vacuum } from "@/db/connection";

/** Clears what deleted rows left behind in every table. */
export const vacuumAll = () => vacuum();
