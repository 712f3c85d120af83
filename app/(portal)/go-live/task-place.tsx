import { HAND_OVER } from "@/domain/go-live/checklist/manual-task";
import { can, type Permission } from "@/domain/people/permission";
import type { OpenGoLive } from "./open";

interface Place {
  path: string;
  words: string;
  /** Of those whom the page lets do something. */
  permission: Permission;
}

/** Where a task is worked on, by its key, below the environment's address. */
const PLACES: Record<string, Place> = {
  host: { path: "", words: "Host names of this environment", permission: "hostname.add" },
  origin: { path: "", words: "Origin of this environment", permission: "environment.update" },
  records: {
    path: "/roll-back",
    words: "The saved records, and the way back",
    permission: "environment.read",
  },
  move: { path: "/nameservers", words: "Compare the nameservers", permission: "environment.read" },
  [HAND_OVER]: { path: "/send-dns", words: "Send it to whoever changes the DNS", permission: "dnsTask.send" },
};

export function TaskPlace({ open: { role, base, environment }, task }: { open: OpenGoLive; task: string }) {
  const place = PLACES[task];
  if (!place || !can(role, place.permission)) return null;
  return (
    <p>
      <a className="link" href={`${base}/${environment.slug}${place.path}`}>
        {place.words}
      </a>
    </p>
  );
}
