import { expect, it } from '@jest/globals';
import { together } from './together.js';

function slowly() {
  const ends: ((error?: Error) => void)[] = [];
  const run = together(
    () =>
      new Promise<void>((resolve, reject) => {
        ends.push((error) => (error ? reject(error) : resolve()));
      }),
  );
  return { ends, run };
}
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('serves all who ask before it begins by one run, and those who ask meanwhile by the next', async () => {
  const { ends, run } = slowly();
  const first = Promise.all([run(), run(), run()]);
  await soon();
  expect(ends).toHaveLength(1);
  const second = Promise.all([run(), run()]);
  await soon();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await first;
  await soon();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await second;
});

it('fails for those whom the run served, and runs again for the next', async () => {
  const { ends, run } = slowly();
  const first = run();
  await soon();
  const second = run();
  ends[0]?.(new Error('disk'));
  await expect(first).rejects.toThrow('disk');
  await soon();
  ends[1]?.();
  await second;
});
