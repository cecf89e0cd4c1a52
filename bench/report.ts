import type { ShareView } from '#protocol';

/** One measured figure beside what the machine allows in the same run. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** The raw figure of the same work without Presage, same unit, same run. */
  readonly ceiling?: number;
  /** value / ceiling for rates, ceiling / value for durations: 1 is as good as raw. */
  readonly ratio?: number;
  /** Of a share: its 95 % interval, and of how many it is. */
  readonly low?: number;
  readonly high?: number;
  readonly of?: number;
}

/** Takes a figure; prints it as one JSON line (`--json`) or as a readable line. */
export type Report = (figure: Omit<Figure, 'bench'>) => void;

/** A share with its interval; of nothing it is no number, and could be any. */
export const shareFigure = (figure: string, { share, low, high, of }: ShareView): Omit<Figure, 'bench'> => ({
  ...{ figure, value: share ?? NaN, unit: '', low: low ?? 0, high: high ?? 1, of },
});

export const round = (value: number, digits = 3): number => Number(value.toPrecision(Math.max(digits, 1)));

export function reporter(bench: string, json: boolean, write: (line: string) => void): Report {
  return (figure) => {
    const rounded = {
      bench,
      ...figure,
      value: round(figure.value),
      ...(figure.ceiling === undefined ? {} : { ceiling: round(figure.ceiling) }),
      ...(figure.ratio === undefined ? {} : { ratio: round(figure.ratio) }),
      ...(figure.low === undefined ? {} : { low: round(figure.low) }),
      ...(figure.high === undefined ? {} : { high: round(figure.high) }),
    };
    write(json ? JSON.stringify(rounded) : line(rounded));
  };
}

function line({ figure, value, unit, ceiling, ratio, low, high, of }: Figure): string {
  const interval =
    low === undefined ? '' : `  [${low.toFixed(2)}, ${(high ?? 1).toFixed(2)}] of ${of ?? '?'}`;
  const beside =
    ceiling === undefined ? '' : `   raw ${ceiling.toLocaleString('en')} ${unit}   ratio ${ratio ?? '?'}`;
  return `${figure.padEnd(44)} ${value.toLocaleString('en').padStart(12)} ${unit}${interval}${beside}`;
}

/** The rate of `work` done `times` over: operations a second, from the fastest of `rounds`. */
export async function bestRate(
  operations: number,
  rounds: number,
  work: () => Promise<void> | void,
): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return (operations / best) * 1000;
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
