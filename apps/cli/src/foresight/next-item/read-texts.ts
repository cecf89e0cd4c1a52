import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ItemText } from '#foresight';
import { UsageError } from '../../usage-error.js';
import type { ItemNumbers } from './item-numbers.js';

const told = z.record(z.string(), z.array(z.union([z.string(), z.number()])));

/**
 * Reads what is told of items: a JSON object of lists by item, for example `{"4": ["lipstick", 12]}`.
 *
 * @returns in the order of the items' numbers; an item that is not in the file has no words
 * @throws UsageError where it cannot be read
 */
export async function readTexts(file: string, items: ItemNumbers): Promise<readonly ItemText[]> {
  try {
    const words = told.parse(JSON.parse(await readFile(file, 'utf8')));
    // Numbers stand for words that the file does not tell: letters keep them from being taken for sizes.
    return items
      .ids()
      .map((id) => ({ words: (words[id] ?? []).map((word) => `is${String(word)}`).join(' ') }));
  } catch (error) {
    const why =
      error instanceof z.ZodError ? 'expected an object of lists, by item' : (error as Error).message;
    throw new UsageError(`${file} cannot be read: ${why}.`);
  }
}
