import { InvalidArgumentError } from 'commander';
import type { Speed } from './pace.js';

export interface SimulateOptions {
  readonly seed: number;
  readonly shoppers: number;
  readonly days: number;
  readonly from?: Date;
  readonly speed: Speed;
  readonly load?: number;
  readonly to: string;
  readonly writeKey: string;
  readonly chinese: number;
  readonly roundTheClock?: true;
  readonly var: string;
  readonly json?: true;
}

export const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('Give a whole number from 1.');
  return value;
};

export const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('Give a number above 0.');
  return value;
};

export const share = (text: string): number => {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('Give a share from 0 to 1.');
  return value;
};

export const moment = (text: string): Date => {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()))
    throw new InvalidArgumentError('Give a day or a time, such as 2026-09-01.');
  return date;
};

export const speed = (text: string): Speed =>
  text === 'max' ? { kind: 'max' } : { kind: 'times', factor: positive(text) };
