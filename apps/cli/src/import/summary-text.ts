import type { ImportSummary } from './import-file.js';

const count = (value: number): string => value.toLocaleString('en');

/** The summary for a person, one figure a line. */
export function summaryText(summary: ImportSummary): string {
  const { seconds, rowsPerSecond, projectionSeconds, rejectedFile } = summary;
  const lines: [string, string][] = [
    ['rows read', count(summary.rows)],
    ['events stored', count(summary.stored)],
    ['already there', count(summary.duplicates)],
    ['left out', count(summary.skipped)],
    ['rejected', count(summary.rejected) + (rejectedFile === undefined ? '' : `, see ${rejectedFile}`)],
    ['times inferred', count(summary.timesInferred)],
    ['shoppers in file', count(summary.shoppers)],
    ['portraits', count(summary.portraits)],
    ['seconds', `${seconds} (${count(rowsPerSecond)} rows/s), portraits ${projectionSeconds}`],
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  return `${lines.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n')}\n`;
}
