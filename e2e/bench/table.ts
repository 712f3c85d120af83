export const kilobytes = (bytes: number) => (bytes / 1_000).toFixed(1);

/** A table that reads well in a terminal and in Markdown alike. */
export function printTable(title: string, heads: string[], rows: string[][]) {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(" | ")} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  console.log([`\n### ${title}\n`, line(heads), rule, ...rows.map(line)].join("\n"));
}
