import type { Random } from './random.js';

/** @returns a normally distributed number with mean 0 and variance 1 (Box–Muller) */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** @returns a log-normally distributed number: half of all lie below `median`; times people take look like this */
export const around = (random: Random, median: number, spread = 0.6): number =>
  median * Math.exp(spread * normal(random));

/** @returns how long until something happens that happens every `mean` on average, whatever was before */
export const waiting = (random: Random, mean: number): number => -mean * Math.log(1 - random.next());

/** @returns a number in [0, 1) that follows from the words alone (FNV-1a, mixed): what is so in every seed */
export function fixed(...words: readonly string[]): number {
  let value = 0x811c9dc5;
  for (const word of words) {
    for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
    value = Math.imul(value ^ 0x2f, 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return ((value ^ (value >>> 15)) >>> 0) / 0x1_0000_0000;
}
