/** HTML that needs no more escaping. */
export class Markup {
  constructor(readonly html: string) {}
}

type Piece = string | number | Markup | Markup[] | undefined;

function render(piece: Piece): string {
  if (piece === undefined) return "";
  if (piece instanceof Markup) return piece.html;
  if (Array.isArray(piece)) return piece.map(render).join("");
  return String(piece).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A template whose values are escaped unless they are markup. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(parts.map((part, index) => part + render(pieces[index])).join(""));
}
