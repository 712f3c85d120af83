import assert from "node:assert/strict";
import { attack } from "./case";
import { EDGE_TOKEN } from "./world";

export const cases = [
  attack("S61", "the edge's question tells nobody without its token what there is", async (world) => {
    const client = world.visitor();
    const hosts = ["www.website1.com", "www.website2.com", "nothing.example"];
    for (const token of [
      "",
      "wrong",
      EDGE_TOKEN.slice(0, -1),
      `${EDGE_TOKEN} `,
      EDGE_TOKEN.toUpperCase(),
      "%00",
    ])
      for (const host of hosts) {
        const { status, text } = await client.ask(
          `/api/edge?token=${encodeURIComponent(token)}&host=${host}`,
        );
        assert.ok(status === 404 || status === 400, `${token} for ${host} answers ${status}`);
        assert.doesNotMatch(text, /label/);
      }
    assert.equal((await client.ask(`/api/edge?token=&token=${EDGE_TOKEN}&host=${hosts[0]}`)).status, 404);
    const right = `/api/edge?token=${EDGE_TOKEN}`;
    assert.equal((await client.ask(`${right}&host=${hosts[0]}`)).status, 200);
    assert.equal((await client.ask(`${right}&domain=${hosts[0]}`)).status, 200);
    for (const host of ["", "a".repeat(5_000), "%00", "' or 1=1 --", "*", "127.0.0.1"])
      assert.ok(
        [400, 404].includes((await client.ask(`${right}&host=${encodeURIComponent(host)}`)).status),
        host,
      );
    const posted = await client.ask(`${right}&host=${hosts[0]}`, { method: "POST", body: "" });
    assert.ok(posted.status >= 400 && posted.status < 500, `POST answers ${posted.status}`);
  }),
  attack("S62", "coming back from a provider without having left signs nobody in", async (world) => {
    for (const provider of ["oidc", "github", "google", "email", "credentials", "__proto__"])
      for (const query of [
        "",
        "?code=x&state=y",
        "?error=access_denied",
        "?callbackUrl=https://evil.example",
      ]) {
        const client = world.visitor();
        const { status, headers, text } = await client.ask(`/api/auth/callback/${provider}${query}`);
        assert.ok(status < 500, `${provider}${query} answers ${status}`);
        assert.doesNotMatch(headers.location ?? "", /evil/);
        assert.doesNotMatch(text, /node_modules|at async /);
        assert.notEqual((await client.ask("/me")).status, 200, `${provider}${query} signs in`);
      }
    for (const path of ["session", "providers", "csrf", "signout", "_log", "verify-request"]) {
      const { text } = await world.as.owner.ask(`/api/auth/${path}`);
      assert.doesNotMatch(text, /clientSecret|csrfToken|canary/, path);
    }
  }),
  attack(
    "S63",
    "of two cookies, long ones and ones of other names none opens more than its own",
    async (world) => {
      const own = world.as.cMemA.cookies.get("portico-session") ?? "";
      const wrong = "A".repeat(43);
      const asWhom = async (cookie: string) => {
        const { status, text } = await world.visitor().ask("/me", { headers: { cookie } });
        assert.ok(status === 200 || status === 303 || status === 307, `answers ${status}`);
        return status === 200 ? /[\w.]+@attack\.example/.exec(text)?.[0] : undefined;
      };
      for (const cookie of [
        `portico-session=${wrong}; portico-session=${own}`,
        `portico-session=${own}; portico-session=${wrong}`,
      ])
        assert.ok([undefined, "cmema@attack.example"].includes(await asWhom(cookie)), cookie);
      for (const cookie of [
        `__Host-portico-session=${own}`,
        `Portico-Session=${own}`,
        `portico-session =${own}x`,
        `portico-session=${own.slice(0, -1)}`,
        `portico-session=${own}.${own}`,
        `portico-session=${"A".repeat(9_000)}`,
        "portico-session=%00",
        "portico-session=' or '1'='1",
        `next-auth.session-token=${own}`,
        `portico-passkey=${own}`,
      ])
        assert.equal(await asWhom(cookie), undefined, cookie.slice(0, 60));
    },
  ),
];
