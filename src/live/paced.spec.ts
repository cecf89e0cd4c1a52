import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Paced } from './paced.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('runs soon after it was asked for, again where it asks by itself, and no more once it is ended', async () => {
  let runs = 0;
  const paced = new Paced(
    100,
    () => Promise.resolve(void (runs += 1)),
    (error) => {
      throw error;
    },
  );
  paced.ask();
  paced.ask();
  await jest.advanceTimersByTimeAsync(99);
  expect(runs).toBe(1);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(runs).toBe(1);
  paced.askEvery(1_000);
  await jest.advanceTimersByTimeAsync(3_500);
  expect(runs).toBe(4);
  await paced.end();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(runs).toBe(4);
  expect(jest.getTimerCount()).toBe(0);
});
