import { closeDatabase, database } from "@/db/connection";

/**
 * Makes the embedded database in a process that ends: making it takes half a gigabyte of memory, which a process that
 * goes on would keep.
 */
database()
  .then(closeDatabase)
  .catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
