import type { Permission } from "@/domain/people/permission";

export const SUSPENDED = "This account is suspended: everything can be read, nothing changed.";

/** Who holds a link is told nothing of the account. */
export const PAUSED = "This is on hold just now, and nothing can be changed. Ask whoever sent you the link.";

const WORKING: readonly Permission[] = ["account.suspend", "account.export"];

/** Whether it goes on in a suspended account: resuming it, and taking one’s data along. */
export const worksWhileSuspended = (permission: Permission) => WORKING.includes(permission);
