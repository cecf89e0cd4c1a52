/** Lines of figures as a table: a column each field, numbers to the right. */
export function figuresTable(
  lines: readonly Readonly<Record<string, string | number | undefined>>[],
): string {
  const names = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const rows = [names, ...lines.map((line) => names.map((name) => String(line[name] ?? '-')))];
  const widths = names.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const text = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return `${rows.map(text).join('\n')}\n`;
}
