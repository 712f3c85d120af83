import type { AgencyRole } from "@/domain/role";
import type { SignInMethod } from "@/domain/sign-in-method";

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
  /** When they last proved who they are; without it, acts that ask for a fresh proof are refused. */
  provenAt?: Date;
  /** How they signed in. */
  method?: SignInMethod;
}
