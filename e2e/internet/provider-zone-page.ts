import { html, type Markup } from "./markup";
import type { Provider } from "./provider";
import { type Entry, offeredTypes, type Refusal } from "./provider-entry";
import { layout } from "./provider-page";
import type { Row } from "./record";

export interface ZoneView {
  zone: string;
  /** Line of the record being changed. */
  editing?: string;
  /** What was typed, when it was refused. */
  typed?: Entry;
  refusal?: Refusal;
  said?: string;
}

export function zonePage(provider: Provider, view: ZoneView): string {
  const { zone } = view;
  const rows = provider.rows(zone).map((row) => recordRow(provider, zone, row));
  const body = html`
${lagNote(provider, zone)}
<section><h2>${view.editing ? "Change a record" : "Add a record"}</h2>${recordForm(provider, view)}</section>
<section><h2>Records</h2><div class="wide"><table>
<thead><tr><th>Name</th><th>TTL</th><th>Type</th><th>Value</th><th><span class="unseen">Actions</span></th></tr></thead>
<tbody>${rows}</tbody></table></div></section>
<div class="row"><form method="post" action="/zones/${zone}/reset"><button>Restore the first records</button></form>
<form method="post" action="/zones/${zone}/flush"><button>Empty all resolver caches</button></form>
<a href="/">All zones</a></div>`;
  return layout(zone, body, view.said);
}

function shortName(row: Row, zone: string): string {
  return row.name === zone ? "@" : row.name.slice(0, -1 - zone.length);
}

/** Values as a person types them: no quotes around texts, no last dot. */
function plainValue(row: Row): string {
  if (row.type === "TXT") return (row.data as Buffer[]).map(String).join("");
  return row.type === "CNAME" || row.type === "MX" ? row.value.replace(/\.$/, "") : row.value;
}

function recordRow(provider: Provider, zone: string, row: Row): Markup {
  const line = provider.line(zone, row);
  const name = shortName(row, zone);
  const what = `${name} ${row.type}`;
  const actions = html`<a href="/zones/${zone}?edit=${encodeURIComponent(line)}" aria-label="Edit ${what}">Edit</a>
<form method="post" action="/zones/${zone}/delete"><input type="hidden" name="line" value="${line}">
<button aria-label="Delete ${what}">Delete</button></form>`;
  return html`<tr><td class="name">${name}</td><td>${row.ttl}</td><td>${row.type}</td>
<td class="value">${plainValue(row)}</td><td class="do">${provider.editable(row) ? actions : undefined}</td></tr>`;
}

function recordForm(provider: Provider, view: ZoneView): Markup {
  const row = view.editing ? provider.find(view.zone, view.editing) : undefined;
  const stored = row && {
    name: shortName(row, view.zone),
    type: row.type,
    ttl: String(row.ttl),
    value: plainValue(row),
  };
  const entry = view.typed ?? stored ?? { name: "", type: "A", ttl: "60", value: "" };
  const field = (name: keyof Entry) => ({ name, value: entry[name], refusal: view.refusal });
  return html`<form method="post" action="/zones/${view.zone}/records" autocomplete="off">
<input type="hidden" name="line" value="${view.editing ?? ""}">
<div class="fields">
<p>${input("Name", field("name"))}</p>
<p><label for="type">Type</label><select id="type" name="type"${marks(field("type"))}>${offeredTypes.map(
    (type) => html`<option${type === entry.type ? html` selected` : undefined}>${type}</option>`,
  )}</select>${sentence(field("type"))}</p>
<p>${input("TTL, seconds", field("ttl"))}</p>
<p class="value">${input("Value", field("value"))}</p>
</div>
<p class="hint row"><button class="main">${view.editing ? "Save the record" : "Add the record"}</button>
${view.editing ? html`<a href="/zones/${view.zone}">Cancel</a>` : html`Name: www, staging, or @ for ${view.zone} itself.`}</p>
</form>`;
}

interface Field {
  name: keyof Entry;
  value: string;
  refusal?: Refusal;
}

function input(label: string, field: Field): Markup {
  return html`<label for="${field.name}">${label}</label>
<input id="${field.name}" name="${field.name}" value="${field.value}"${marks(field)}>${sentence(field)}`;
}

function marks({ name, refusal }: Field): Markup | undefined {
  return refusal?.field === name
    ? html` aria-invalid="true" aria-describedby="${name}-refusal" autofocus`
    : undefined;
}

function sentence({ name, refusal }: Field): Markup | undefined {
  return refusal?.field === name
    ? html`<span class="refusal" id="${name}-refusal">${refusal.sentence}</span>`
    : undefined;
}

function lagNote(provider: Provider, zone: string): Markup | undefined {
  if (!provider.lagging) return undefined;
  const { server, added, removed } = provider.lag(zone);
  const list = (rows: Row[]) =>
    rows.map((row) => `${shortName(row, zone)} ${row.type} ${plainValue(row)}`).join(", ");
  const still = removed.length > 0 ? ` It still answers: ${list(removed)}.` : "";
  const lacks = added.length > 0 ? ` It lacks: ${list(added)}.` : "";
  return html`<p class="note">${server} lags.${still}${lacks} <a href="/">Change this</a></p>`;
}
