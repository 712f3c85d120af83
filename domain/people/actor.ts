import type { AgencyRole, ClientRole } from "@/domain/people/role";
import { Refusal } from "@/domain/refusal";
import type { SignInMethod } from "@/domain/sign-in/sign-in-method";

export interface Viewing {
  accountId: string;
  slug: string;
  account: string;
  role: ClientRole;
  until: Date;
}

/** Who somebody is while they view the portal as a client: no row belongs to this id. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";

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
  /** What somebody of the agency views as this client would. Meanwhile they are nobody, and change nothing. */
  viewing?: Viewing;
}

const VIEWING = "You are viewing as the client. Stop viewing to change anything.";

/** Whoever views the portal as a client changes nothing. */
export function refuseViewing(actor: Actor) {
  if (actor.viewing) throw new Refusal("form", VIEWING);
}
