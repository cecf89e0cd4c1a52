/** One thing that was looked at. */
export interface Finding {
  /** `fail`: Presage cannot work so; `warn`: it works, but not as asked for or not well; `info`: good to know. */
  readonly mark: 'ok' | 'warn' | 'fail' | 'info';
  readonly about: string;
  readonly text: string;
  /** What to do. */
  readonly advice?: string | undefined;
}

const MARKS: Readonly<Record<Finding['mark'], string>> = { ok: '✓', warn: '!', fail: '✗', info: ' ' };

/** A line a finding, its advice below it. */
export function findingsText(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  return findings
    .map(({ mark, about, text, advice }) => {
      const line = `${MARKS[mark]} ${about.padEnd(width)}  ${text}\n`;
      return advice === undefined ? line : `${line}${' '.repeat(width + 4)}${advice}\n`;
    })
    .join('');
}

export const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
