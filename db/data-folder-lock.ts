import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { constants, mkdirSync, openSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";

/** open(2) on macOS and the BSDs: take flock(2) in the same call. */
const O_EXLOCK = 0x20;

const held = globalThis as { porticoDataFolders?: Map<string, Promise<void>> };

/**
 * Keeps a database folder to this process until it ends. PGlite lets two processes open one folder, and the writes
 * of one are then lost. The lock is the kernel's, so it ends with the process however that ends: nothing goes stale.
 * Throws a sentence that names the process that has the folder. A second call in the same process changes nothing.
 */
export function holdDataFolder(dir: string): Promise<void> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const folder = realpathSync(dir);
  held.porticoDataFolders ??= new Map();
  const holding = held.porticoDataFolders.get(folder) ?? hold(folder);
  held.porticoDataFolders.set(folder, holding);
  return holding;
}

async function hold(folder: string) {
  if (await take(folder)) return writeFileSync(noteOf(folder), `${process.pid}\n`);
  held.porticoDataFolders?.delete(folder);
  throw new Error(
    `The data in ${folder} is open in another Portico${holderOf(folder)}: stop that one first, or choose another folder with PORTICO_DATA.`,
  );
}

async function take(folder: string) {
  if (process.platform === "linux") return flock(folder) ?? listen(`\0portico-${digest(folder)}`);
  if (process.platform === "win32") return listen(`\\\\.\\pipe\\portico-${digest(folder)}`);
  return openLocked(noteOf(folder));
}

/**
 * flock(2) on the folder itself. Node cannot ask for it, but a lock belongs to the open file, which the command shares
 * with us and leaves to us. Undefined where the command or the file system cannot say.
 */
function flock(folder: string) {
  const file = openSync(folder, constants.O_RDONLY);
  const { status } = spawnSync("flock", ["-n", "-x", "3"], { stdio: ["ignore", "ignore", "ignore", file] });
  return status === 0 ? true : status === 1 ? false : undefined;
}

function openLocked(path: string) {
  try {
    openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK, 0o600);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EAGAIN") return false;
    throw error;
  }
}

/** A name that only one process can listen on: abstract socket or named pipe, neither of which is a file. */
function listen(name: string) {
  return new Promise<boolean>((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" || error.code === "EACCES" ? resolve(false) : reject(error),
    );
    server.listen(name, () => resolve(true)).unref();
  });
}

/** Who holds the folder, for the sentence only: the lock itself does not depend on it. */
const noteOf = (folder: string) => `${folder}.pid`;

function holderOf(folder: string) {
  try {
    const pid = Number(readFileSync(noteOf(folder), "utf8"));
    process.kill(pid, 0);
    return ` (process ${pid})`;
  } catch {
    return "";
  }
}

const digest = (folder: string) => createHash("sha256").update(folder).digest("hex").slice(0, 32);
