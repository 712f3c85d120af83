import type { ClientRole } from "@/domain/people/role";

/** The other of the guide's two agency users; the first is whoever fills in the example. */
export const COLLEAGUE = {
  name: "Agency User 2",
  email: "agency-user-2@agency.example",
  role: "member",
} as const;

export interface ExampleClient {
  name: string;
  /** Numbers of its websites: 1 is Website1, www.website1.com. */
  websites: number[];
  people: { name: string; email: string; role: ClientRole }[];
}

const person = (number: number, client: number, role: ClientRole) => ({
  name: `Client User ${number}`,
  email: `client-user-${number}@client${client}.example`,
  role,
});

/** The guide's picture of an agency with two clients. */
export const EXAMPLE: ExampleClient[] = [
  { name: "Client 1", websites: [1], people: [person(1, 1, "client_admin"), person(2, 1, "client_viewer")] },
  {
    name: "Client 2",
    websites: [2, 3],
    people: [person(3, 2, "client_admin"), person(4, 2, "client_viewer"), person(5, 2, "client_viewer")],
  },
];

/** One website of the example. Its old servers have addresses kept for documentation (RFC 5737). */
export const websiteOf = (number: number) => ({
  name: `Website${number}`,
  hostname: `www.website${number}.com`,
  origin: `198.51.100.${10 + number}`,
  staging: { hostname: `staging.website${number}.com`, origin: `198.51.100.${20 + number}` },
});
