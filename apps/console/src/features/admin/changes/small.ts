const PARTS = 5;

/** A list or an object of a few plain values: it can be read where it stands. */
export function isSmall(value: object): boolean {
  const parts = Object.values(value) as unknown[];
  return parts.length <= PARTS && parts.every((part) => typeof part !== 'object' || part === null);
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

export const isTime = (value: unknown): value is string =>
  typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value));

/** Six digits tell two scores apart; whole numbers stay whole. */
export const shortNumber = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
