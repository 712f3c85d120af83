import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { freshDataFolder, startPortal } from "@/e2e/portal";
import { type Fault, Skipped } from "./fault";
import { formWith } from "./form-fields";

const DISK = "400m";
/** Less than the portal wants to keep free. */
const LEFT_BYTES = 40 * 1024 * 1024;

export const diskFull: Fault = {
  name: "disk-full",
  title: "the disk of the embedded database nearly full",
  run: async () => {
    const folder = freshDataFolder();
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${DISK}`, "tmpfs", folder]);
    if (mounted.status !== 0) throw new Skipped("a small disk can be mounted by root only");
    try {
      return await fillDisk(folder);
    } finally {
      spawnSync("umount", ["-l", folder]);
    }
  },
};

async function fillDisk(folder: string) {
  const portal = await startPortal({
    PORTICO_DATA: folder,
    PORTICO_SECRET: process.env.PORTICO_SECRET ?? "",
  });
  try {
    const link = /First visit: (\S+)/.exec(portal.output())?.[1];
    if (!link) throw new Error("no link to the first visit");
    const ballast = join(folder, "ballast");
    const { bavail, bsize } = await statfs(folder);
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - LEFT_BYTES));
    const reading = await fetch(`${portal.origin}/sign-in`);
    if (reading.status !== 200) throw new Error(`a page answered ${reading.status} with the disk full`);
    const refused = await recover(portal.origin);
    if (!refused.includes("disk is nearly full")) throw new Error("a change was not refused in words");
    rmSync(ballast);
    const accepted = await recover(portal.origin);
    if (accepted.includes("disk is nearly full"))
      throw new Error("a change is refused though there is room again");
    return "reads answered, changes refused in words, both done again with room";
  } finally {
    await portal.stop();
  }
}

/** Asks for a link to a new password: a change that needs no login. Gives the page that answers. */
async function recover(origin: string) {
  const page = await (await fetch(`${origin}/recover`)).text();
  const form = formWith(page, 'name="email"');
  form.set("email", "somebody@example.com");
  const headers = { origin, "sec-fetch-site": "same-origin" };
  return (await fetch(`${origin}/recover`, { method: "POST", body: form, headers })).text();
}
