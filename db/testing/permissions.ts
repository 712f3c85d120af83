import { ActivityFilter } from "@/domain/activity/activity-filter";
import type { Actor } from "@/domain/people/actor";
import type { Permission } from "@/domain/people/permission";

/** Where a sample acts: ids of an account and of what is in it. */
export interface Place {
  account: string;
  application: string;
  environment: string;
  hostname: string;
  name: string;
  /** Somebody of the client's whom no sample has removed yet, and a colleague. */
  nextPerson: () => string;
  nextColleague: () => string;
  /** A group that no sample has removed yet. */
  nextGroup: () => string;
  group: string;
  invitation: string;
  staffInvitation: string;
  dnsTask: string;
}

export type Samples = Record<string, (actor: Actor, place: Place) => Promise<unknown>>;

export type SampleTable = Partial<Record<Permission, Samples>>;

export const now = new Date();
export const everything = ActivityFilter.parse({});
export const at = ({ application }: Place) => ({ application, environment: "production" });
export const path = (place: Place) => ({ accountId: place.account, ...at(place) });
export const place = ({ account, environment, hostname }: Place) => ({
  accountId: account,
  environmentId: environment,
  hostnameId: hostname,
});
/** Confirms nothing, so that what may be removed still stands for the next sample. */
export const UNCONFIRMED = { typed: "something else", pointing: {} };

let n = 0;
/** A number that no other sample got. */
export const another = () => {
  n += 1;
  return n;
};
