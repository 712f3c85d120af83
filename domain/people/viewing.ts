import { z } from "zod";
import { CLIENT_ROLES } from "@/domain/people/role";

/** As whom of the client somebody of the agency wants to see the portal. */
export const ViewChoice = z.object({ role: z.enum(CLIENT_ROLES) });
