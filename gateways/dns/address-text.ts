/** The sixteen bytes of an IPv6 address as RFC 5952 writes them: the first of the longest runs of zeros is `::`. */
export function addressText(bytes: Uint8Array): string {
  const [start, length] = longestZeros(bytes);
  if (length < 2) return groups(bytes, 0, 8);
  return `${groups(bytes, 0, start)}::${groups(bytes, start + length, 8)}`;
}

const groupAt = (bytes: Uint8Array, i: number) =>
  (bytes[2 * i] as number) * 0x100 + (bytes[2 * i + 1] as number);

function groups(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) text += (i > start ? ":" : "") + groupAt(bytes, i).toString(16);
  return text;
}

function longestZeros(bytes: Uint8Array): [start: number, length: number] {
  let [start, length] = [0, 0];
  for (let i = 0, zeros = 0; i < 8; i++) {
    zeros = groupAt(bytes, i) === 0 ? zeros + 1 : 0;
    if (zeros > length) [start, length] = [i + 1 - zeros, zeros];
  }
  return [start, length];
}
