/** The nine actors, and `ex` who was somebody once. */
export const ACTORS = {
  owner: "",
  admin: "admin",
  mA: "member",
  cAdmA: "client_admin",
  cBillA: "client_billing",
  cMemA: "client_member",
  cViewA: "client_viewer",
  cAdmB: "client_admin",
  dual: "client_viewer",
  ex: "client_member",
} as const;

export type ActorName = keyof typeof ACTORS;

export const mailOf = (name: string) => `${name.toLowerCase()}@attack.example`;
export const passwordOf = (name: string) => `canary password of ${name}`;

/** The two tenants as the example makes them, and what belongs to them. */
export const A = "client-1";
export const B = "client-2";
export const WEBSITE_A = `/accounts/${A}/applications/website1`;
export const WEBSITE_B = `/accounts/${B}/applications/website2`;
