import type { Command } from 'commander';
import { dataFolder } from '../data-folder.js';
import { UsageError } from '../usage-error.js';

export interface InFolder {
  readonly var: string;
  readonly json?: boolean;
}

/** The options that every command about the log takes. */
export const inFolder = (command: Command, json = 'print one JSON object'): Command =>
  command.addOption(dataFolder()).option('--json', json);

/** @throws UsageError where the text is no whole number from 0 on */
export function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`${option} takes a whole number, for example 100.`);
  return Number(text);
}

/** A day or a time as ISO 8601. @throws UsageError where it is neither */
export function moment(option: string, text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) {
    throw new UsageError(`${option} takes a day or a time, for example 2026-11-01 or 2026-11-01T09:30:00Z.`);
  }
  return new Date(time).toISOString();
}
