import { UsageError } from '../../usage-error.js';
import { ItemNumbers } from './item-numbers.js';
import { linesIn, wrongLine } from './lines-in.js';

export interface Sequences {
  readonly items: ItemNumbers;
  /** One for each user, oldest item first, at least three items each. */
  readonly sequences: readonly (readonly number[])[];
}

/** Held out of each sequence: the last item for the test, the one before it for validation. */
const LEAST = 3;

/**
 * Reads `user item item …`, one user a line, oldest item first, parted by blanks.
 *
 * @throws UsageError with file and line
 */
export async function readSequences(file: string): Promise<Sequences> {
  const items = new ItemNumbers();
  const users = new Map<string, number>();
  const sequences: number[][] = [];
  for await (const { text, number } of linesIn(file)) {
    const [user = '', ...ids] = text.split(/\s+/);
    const before = users.get(user);
    if (before !== undefined)
      throw wrongLine(
        file,
        number,
        `user ${user} stands in line ${String(before)} already: one line a user.`,
      );
    if (ids.length < LEAST) {
      const what = `expected "user item item item …" with at least ${String(LEAST)} items, found ${String(ids.length)}.`;
      throw wrongLine(file, number, what);
    }
    users.set(user, number);
    sequences.push(ids.map((id) => items.of(id)));
  }
  if (sequences.length === 0)
    throw new UsageError(`${file} is empty: expected "user item item item …" lines.`);
  return { items, sequences };
}
