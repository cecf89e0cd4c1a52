import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';

/** Pieces of three milliseconds by a clock of their own, and in which turn of the event loop each ran. */
async function turnsOf(pieces: number): Promise<number[]> {
  let clock = 0;
  let turn = 0;
  let over = false;
  const count = (): void => {
    turn++;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  const pace = new Pace(() => clock);
  const turns = await Promise.all(
    Array.from({ length: pieces }, () =>
      pace.run(() => {
        clock += 3;
        return turn;
      }),
    ),
  );
  over = true;
  return turns;
}

describe('Pace', () => {
  it('runs what fits into one turn at once, and the rest in later ones', async () => {
    const turns = await turnsOf(9);
    for (const turn of new Set(turns)) expect(turns.filter((other) => other === turn).length).toBeLessThan(4);
    expect(new Set(turns).size).toBeGreaterThan(2);
    expect(turns[0]).toBe(0);
  });

  it('keeps their order, and passes on what fails without losing the others', async () => {
    const pace = new Pace();
    const ran: number[] = [];
    const results = await Promise.allSettled(
      [0, 1, 2].map((i) =>
        pace.run(() => {
          ran.push(i);
          if (i === 1) throw new Error('broken');
        }),
      ),
    );
    expect(ran).toEqual([0, 1, 2]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
