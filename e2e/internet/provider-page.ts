import type { Edge } from "./edge";
import { html, Markup } from "./markup";
import type { Provider } from "./provider";
import { style } from "./provider-style";

const messages: Record<string, string> = {
  saved: "The record was saved.",
  deleted: "The record was deleted.",
  reset: "The zone has its first records again.",
  flushed: "Every resolver forgot what it had cached.",
  lagging: "Changes now reach only the first nameserver.",
  together: "All nameservers have the same zones again.",
  assigned: "The edge knows the hostname now.",
};

export function layout(title: string, body: Markup, said = ""): string {
  const message = messages[said];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} · HostCo</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header><div><a href="/">HostCo</a> <span>practice DNS provider, on this computer only</span></div></header>
<main>
<h1>${title}</h1>
${message ? html`<p class="said" role="status">${message}</p>` : undefined}
${body}
</main>
</body>
</html>
`.html;
}

export function overviewPage(provider: Provider, edge: Edge | undefined, said?: string): string {
  const zones = provider.names.map(
    (zone) => html`<tr><td class="name"><a href="/zones/${zone}">${zone}</a></td>
<td>${provider.rows(zone).filter(provider.editable).length} records</td>
<td>${provider.zones
      .servers(zone)
      .map(({ name }) => name)
      .join(", ")}</td></tr>`,
  );
  const body = html`
<section><h2>Zones</h2><div class="wide"><table>
<thead><tr><th>Zone</th><th>Holds</th><th>Nameservers</th></tr></thead><tbody>${zones}</tbody></table></div></section>
${lagSection(provider)}
<section><h2>Resolver caches</h2>
<p>The practice resolvers keep an answer for its TTL, as those of the internet do.</p>
<form method="post" action="/resolvers/flush"><button>Empty all caches</button></form></section>
${edge ? edgeSection(edge) : undefined}`;
  return layout("Your zones", body, said);
}

function lagSection({ lagging }: Provider): Markup {
  const state = lagging
    ? "The second nameserver lags: it keeps serving the records it has."
    : "Both nameservers get every change at once.";
  return html`<section><h2>Second nameserver</h2><p>${state}</p>
<form method="post" action="/lag"><input type="hidden" name="lagging" value="${lagging ? "" : "on"}">
<button>${lagging ? "Bring it up to date" : "Let it lag"}</button></form></section>`;
}

function edgeSection(edge: Edge): Markup {
  const rows = edge.assignments.map(
    ([host, label]) =>
      html`<tr><td class="name">${host}</td><td class="value">${label}.${edge.domain}</td></tr>`,
  );
  return html`<section><h2>Practice edge</h2>
<p>The edge learns a hostname from its CNAME. A bare name has none and follows its www, unless another target is told here.</p>
${rows.length > 0 ? html`<div class="wide"><table><thead><tr><th>Hostname</th><th>Target</th></tr></thead><tbody>${rows}</tbody></table></div>` : undefined}
<form method="post" action="/edge"><div class="fields">
<p><label for="host">Hostname</label><input id="host" name="host" required placeholder="website1.com"></p>
<p><label for="label">Target</label><input id="label" name="label" required placeholder="abc123.${edge.domain}"></p>
</div><p class="hint"><button>Tell the edge</button></p></form></section>`;
}
