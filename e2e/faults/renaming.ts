import { formWith } from "./form-fields";

const SETTINGS = "/accounts/client-1/settings";

/** The form that renames the account, as its page gives it, to be sent anywhere and as often as one likes. */
export async function renaming(origin: string, cookie: string) {
  const page = await (await fetch(origin + SETTINGS, { headers: { cookie } })).text();
  const form = formWith(page, 'name="name"');
  return async (to: string, name: string) => {
    const body = new FormData();
    for (const [key, value] of form) body.append(key, value);
    body.set("name", name);
    const headers = { cookie, origin: to, "sec-fetch-site": "same-origin" };
    return (await fetch(to + SETTINGS, { method: "POST", body, headers, redirect: "manual" })).status;
  };
}

/** How often the account was renamed, as its activity says. */
export async function renamings(origin: string, cookie: string) {
  const csv = await (await fetch(`${origin}/activity/csv`, { headers: { cookie } })).text();
  return csv.split("\n").filter((line) => line.includes("renamed the account")).length;
}
