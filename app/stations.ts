import { stationsOf } from "@/domain/go-live/station";
import { env } from "@/env";

/** The stations of going live, in the order in which the configured edge passes them. */
export const stations = () => stationsOf(env().edge.certificates);
