import type { AgencyRole } from "@/domain/role";

/** Who asks: one signed-in person. `staffRole` is null for a client's own people. */
export interface Actor {
  userId: string;
  name: string;
  email: string;
  timeZone: string;
  staffRole: AgencyRole | null;
  sessionId: string;
  /** The network address from which the request came. */
  address?: string;
}
