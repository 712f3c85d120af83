/** The hidden fields of the form that has a certain field: what the framework needs to find the action again. */
export function formWith(html: string, field: string) {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const found = forms.find((form) => form.includes(field));
  if (!found) throw new Error(`no form with ${field}`);
  const data = new FormData();
  for (const [input] of found.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    if (name) data.set(name, decoded(/value="([^"]*)"/.exec(input)?.[1] ?? ""));
  }
  return data;
}

const decoded = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
