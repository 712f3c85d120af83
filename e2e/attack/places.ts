import { readFileSync } from "node:fs";
import { PAGES } from "@/app/surface-pages";
import { PERMISSIONS } from "@/domain/people/permission";
import type { Client } from "./client";

/** What stands in the addresses of one tenant. */
export interface Tenant {
  account: string;
  application: string;
  hostname: string;
  person: string;
  environment: string;
}

/** Looks up with the owner's eyes what one tenant's addresses are made of. */
export async function tenantOf(owner: Client, account: string, number: number, who: string): Promise<Tenant> {
  const people = (await owner.ask(`/accounts/${account}/people`)).text;
  const person = new RegExp(`people/([0-9a-f-]{36})"[^>]*aria-label="Change ${who}"`).exec(people)?.[1];
  const path = `/accounts/${account}/applications/website${number}/environments/production/go-live`;
  const page = (await owner.ask(path)).text;
  const environment = /environments\/([0-9a-f-]{36})\//.exec(page)?.[1];
  if (!person || !environment) throw new Error(`${account}: person ${person}, environment ${environment}`);
  return {
    account,
    application: `website${number}`,
    hostname: `www.website${number}.com`,
    person,
    environment,
  };
}

const manifest = () =>
  Object.values(
    JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")) as Record<string, string>,
  );

/** Every address of the build that names an account, and every other one behind sign-in. */
export const accountRoutes = () => [...new Set(manifest())].filter((route) => route.includes("/[account]"));
export const otherRoutes = () =>
  [...new Set(manifest())].filter((route) => !route.includes("[") && !route.startsWith("/_"));

/** The address of a route for one tenant; an API names its environment by id. */
export function addressIn(route: string, tenant: Tenant) {
  const parts: Record<string, string> = {
    account: tenant.account,
    application: tenant.application,
    environment: route.startsWith("/api/") ? tenant.environment : "production",
    hostname: tenant.hostname,
    person: tenant.person,
    task: "website",
  };
  return route.replace(/\[(\w+)\]/g, (whole, name: string) => parts[name] ?? whole);
}

/** Every page and route below an account or of the whole agency, with the permission that the registry names for it. */
export const OPENED_BY = Object.entries(PAGES).flatMap(([file, permission]) => {
  const route = `/${file.replace(/^\((portal|public)\)\//, "").replace(/\/(page\.tsx|route\.ts)$/, "")}`;
  const known = PERMISSIONS.find((one) => one === permission);
  const whose = route.includes("/[account]") || !route.includes("[");
  return known && whose ? [{ route, permission: known }] : [];
});
