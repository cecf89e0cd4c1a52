import type { RowMapping } from './mapping.js';

type Unit = RowMapping['time']['unit'];

/** Latest time that ISO 8601 writes with four digits. */
const LATEST = Date.UTC(10_000, 0, 1) - 1;

/** @returns ISO 8601 in UTC, or undefined where the value is no time */
export function timeFrom(value: unknown, unit: Unit): string | undefined {
  const time = unit === 'iso' ? Date.parse(String(value)) : Number(value) * (unit === 'seconds' ? 1000 : 1);
  return Number.isFinite(time) && time >= 0 && time <= LATEST ? new Date(time).toISOString() : undefined;
}
