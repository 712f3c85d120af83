/** A mail ready to go: both bodies say the same. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}

interface Letter {
  agency: string;
  /** Subject after the agency's name. */
  matter: string;
  title: string;
  paragraphs: string[];
  /** What a machine is to be told, to copy: a label and a value a line. */
  record?: { label: string; value: string }[];
  action: { label: string; href: string };
  /** Smaller, below the action: until when, what if it is not for you. */
  notes: string[];
}

/** One letter: the agency's name first, a few sentences, one thing to do. Everything in it is plain text to be escaped. */
export function letter({ agency, matter, title, paragraphs, record = [], action, notes }: Letter): Mail {
  const lines = record.map(({ label, value }) => `    ${`${label}:`.padEnd(14)} ${value}`);
  const blocks = [...paragraphs, ...(lines.length > 0 ? [lines.join("\n")] : [])];
  const text = [agency, title, ...blocks, `${action.label}:\n${action.href}`, ...notes].join("\n\n");
  return {
    subject: oneLine(`${agency}: ${matter}`),
    text: `${text}\n`,
    html: page(agency, title, [
      ...paragraphs.map((words) => `<p style="margin:0 0 16px">${brokenHtml(words)}</p>`),
      ...(record.length > 0 ? [table(record)] : []),
      button(action),
      ...notes.map(
        (words) => `<p style="margin:0 0 8px;font-size:14px;color:#465657">${escapeHtml(words)}</p>`,
      ),
    ]),
  };
}

const FACE = "font-family:'Hanken Grotesk',system-ui,-apple-system,'Segoe UI',Arial,sans-serif";

const page = (agency: string, title: string, blocks: string[]) => `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f9f8f3;color:#142223;${FACE};font-size:16px;line-height:24px">
<div style="max-width:528px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #dddbd3;border-radius:8px">
<p style="margin:0 0 24px;font-weight:600;color:#00666b">${escapeHtml(agency)}</p>
<h1 style="margin:0 0 16px;font-family:Georgia,serif;font-size:24px;line-height:30px;font-weight:600">${escapeHtml(title)}</h1>
${blocks.join("\n")}
</div>
</body>
</html>
`;

const table = (rows: NonNullable<Letter["record"]>) =>
  `<table role="presentation" style="width:100%;margin:0 0 16px;border-collapse:collapse">${rows
    .map(
      ({ label, value }) =>
        `<tr><td style="padding:4px 12px 4px 0;color:#465657;vertical-align:top">${escapeHtml(label)}</td><td style="padding:4px 0;font-family:Consolas,Menlo,monospace;word-break:break-all">${escapeHtml(value)}</td></tr>`,
    )
    .join("")}</table>`;

/** The address is written out too: some readers show no links. */
const button = ({ label, href }: Letter["action"]) =>
  `<p style="margin:24px 0 12px"><a href="${escapeHtml(href)}" style="display:inline-block;padding:10px 20px;background:#00666b;color:#ffffff;border-radius:6px;text-decoration:none;font-weight:600">${escapeHtml(label)}</a></p>
<p style="margin:0 0 24px;font-size:13px;line-height:20px;color:#465657;word-break:break-all">${escapeHtml(href)}</p>`;

export const escapeHtml = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** Lines stay apart as they were typed. */
const brokenHtml = (words: string) => escapeHtml(words).replaceAll("\n", "<br>");

/** A header holds one line: a break in a name must not start another header. */
const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, " ").trim();
