export interface Form {
  label: string;
  /** What stands in it, such as the words of its button. */
  words: string;
  /** Every field with what the page put into it, hidden ones among them. */
  fields: Record<string, string>;
  /** What may be chosen from a list, by field. */
  choices: Record<string, string[]>;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

export const unescaped = (text: string) =>
  text.replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole);

/** The attributes of one tag as React writes it. */
function attributesOf(tag: string): Record<string, string> {
  const found = tag.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g);
  return Object.fromEntries([...found].map(([, name = "", value = ""]) => [name, unescaped(value)]));
}

/** The forms of a page that React wrote. */
export function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, tag = "", inside = ""]) => ({
    label: attributesOf(tag)["aria-label"] ?? "",
    words: inside
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
    ...fieldsIn(inside),
  }));
}

function fieldsIn(inside: string): Pick<Form, "fields" | "choices"> {
  const lists = [...inside.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].map(([, tag = "", options = ""]) =>
    listOf(attributesOf(tag).name ?? "", options),
  );
  const buttons = tagsOf(inside, "button").filter(({ name }) => name);
  const areas = [...inside.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)];
  return {
    fields: Object.fromEntries([
      ...tagsOf(inside, "input")
        .filter(isSent)
        .map(({ name, value = "" }) => [name, value]),
      ...areas.map(([, tag = "", value = ""]) => [attributesOf(tag).name, unescaped(value)]),
      ...lists.map(({ name, chosen }) => [name, chosen]),
      ...buttons.filter(({ name }) => name?.startsWith("$")).map(({ name, value = "" }) => [name, value]),
    ]),
    choices: Object.fromEntries([
      ...lists.map(({ name, offered }) => [name, offered]),
      ...buttons.map(({ name }) => [
        name,
        buttons.filter((one) => one.name === name).map(({ value = "" }) => value),
      ]),
    ]),
  };
}

const tagsOf = (inside: string, tag: string) =>
  [...inside.matchAll(new RegExp(`<${tag}\\b([^>]*?)/?>`, "gs"))].map(([, text = ""]) => attributesOf(text));

const isSent = ({ name, type, checked }: Record<string, string>) =>
  name && ((type !== "checkbox" && type !== "radio") || checked !== undefined);

function listOf(name: string, options: string) {
  const offered = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = ""]) => attributesOf(option));
  const chosen = (offered.find((option) => "selected" in option) ?? offered[0])?.value ?? "";
  return { name, chosen, offered: offered.map(({ value = "" }) => value) };
}

/** What a browser sends. A name may end in `#2` to be sent twice. */
export function multipart(fields: Record<string, string>) {
  const mark = "----attack7MA4YWxkTrZu0gW";
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${mark}\r\nContent-Disposition: form-data; name="${name.replace(/#\d$/, "")}"\r\n\r\n${value}\r\n`,
  );
  return { body: `${parts.join("")}--${mark}--\r\n`, type: `multipart/form-data; boundary=${mark}` };
}
