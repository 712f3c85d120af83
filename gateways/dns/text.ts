const backslash = 0x5c;

/** Bytes to text in which only printable ASCII stands for itself; `special` are escaped by a backslash. */
export function escapeBytes(bytes: Buffer, special: string, start = 0, end = bytes.length): string {
  const [one, other] = [special.charCodeAt(0), special.charCodeAt(1)];
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x20 || byte > 0x7e || byte === backslash || byte === one || byte === other)
      return latin1(bytes, start, i) + escapeRest(bytes, special, i, end);
  }
  return latin1(bytes, start, end);
}

/** Bytes as the characters of the same numbers. */
function latin1(bytes: Buffer, start: number, end: number): string {
  return bytes.toString("latin1", start, end);
}

function escapeRest(bytes: Buffer, special: string, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    const letter = String.fromCharCode(byte);
    if (byte < 0x20 || byte > 0x7e) text += `\\${String(byte).padStart(3, "0")}`;
    else if (byte === backslash || special.includes(letter)) text += `\\${letter}`;
    else text += letter;
  }
  return text;
}

export function unescapeBytes(text: string): Buffer {
  const bytes: number[] = [];
  for (const [part] of text.matchAll(/\\\d{3}|\\.|[^\\]/gsu)) bytes.push(...bytesOf(part));
  return Buffer.from(bytes);
}

function bytesOf(part: string): Iterable<number> {
  if (/^\\\d{3}$/.test(part)) return [Math.min(255, Number(part.slice(1)))];
  return Buffer.from(part.startsWith("\\") ? part.slice(1) : part, "utf8");
}

/** Splits master-file data at blanks outside quotes; the quotes stay on the word. */
export function wordsOf(data: string): string[] {
  return data.match(/(?:"(?:\\.|[^"\\])*"|\\.|[^\s"\\])+/gs) ?? [];
}

export function unquote(word: string): string {
  return word.startsWith('"') && word.endsWith('"') && word.length > 1 ? word.slice(1, -1) : word;
}
