import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RejectedInput, RejectedInputs } from '#event-store';

export interface RejectedInputsHarness<T extends RejectedInputs> {
  /** A new, empty place. */
  open(): Promise<T>;
  /** Closes it and opens the same again, where it outlives the process. */
  /** Whether this text is anywhere in the files. */
  readonly isOnDisk?: (text: string) => Promise<boolean>;
  readonly reopen?: (inputs: T) => Promise<T>;
  dispose?(inputs: T): Promise<void>;
}

/** Every promise of the RejectedInputs port. */
export function rejectedInputsContract<T extends RejectedInputs>(
  name: string,
  harness: RejectedInputsHarness<T>,
): void {
  describe(`${name} keeps the promises of RejectedInputs`, () => {
    let inputs: T;
    beforeEach(async () => {
      inputs = await harness.open();
    });
    afterEach(async () => harness.dispose?.(inputs));

    it('keeps an input whole, whatever it holds', async () => {
      const input = rejected('1', { payload: '{"text": "\u0000 \ud800 羊毛 🧣' });
      await inputs.keep(input);
      expect(await inputs.get('1')).toEqual(input);
      expect(await inputs.get('2')).toBeUndefined();
    });

    it('keeps an id once: the first', async () => {
      await inputs.keep(rejected('1', { reason: 'first' }));
      await inputs.keep(rejected('1', { reason: 'second' }));
      expect(await inputs.count()).toBe(1);
      expect(await inputs.get('1')).toMatchObject({ reason: 'first' });
    });

    it('lists the newest first, page by page, each once, also while more come', async () => {
      for (const id of ['c', 'a', 'b', 'e', 'd']) await inputs.keep(rejected(id));
      const first = await inputs.list({ limit: 2 });
      await inputs.keep(rejected('f'));
      const second = await inputs.list({ limit: 2, before: first.at(-1)?.id ?? '' });
      const third = await inputs.list({ limit: 2, before: second.at(-1)?.id ?? '' });
      expect([...first, ...second, ...third].map(({ id }) => id)).toEqual(['d', 'e', 'b', 'a', 'c']);
      expect(await inputs.list({ before: 'unknown' })).toEqual([]);
      expect(await inputs.list()).toHaveLength(6);
    });

    it('removes inputs for good, and pages through the others as before', async () => {
      for (const id of ['a', 'b', 'c', 'd']) await inputs.keep(rejected(id));
      expect(await inputs.remove(['b', 'd', 'd', 'unknown'])).toBe(2);
      expect(await inputs.remove(['b'])).toBe(0);
      expect((await inputs.list()).map(({ id }) => id)).toEqual(['c', 'a']);
      expect((await inputs.list({ before: 'c' })).map(({ id }) => id)).toEqual(['a']);
      expect(await inputs.get('b')).toBeUndefined();
      expect(await inputs.count()).toBe(2);
      await inputs.keep(rejected('b'));
      expect((await inputs.list({ limit: 1 })).map(({ id }) => id)).toEqual(['b']);
    });

    const { isOnDisk } = harness;
    if (isOnDisk)
      it('leaves nothing of a removed input in the files', async () => {
        const payload = 'call anna@example.com '.repeat(500);
        for (const id of ['a', 'b', 'c']) await inputs.keep(rejected(id, id === 'b' ? { payload } : {}));
        expect(await isOnDisk('anna@example.com')).toBe(true);
        await inputs.remove(['b']);
        expect(await isOnDisk('anna@example.com')).toBe(false);
      });

    const { reopen } = harness;
    if (reopen)
      it('has everything after reopening', async () => {
        await inputs.keep(rejected('1'));
        inputs = await reopen(inputs);
        expect(await inputs.list()).toEqual([rejected('1')]);
      });
  });
}

function rejected(id: string, part: Partial<RejectedInput> = {}): RejectedInput {
  return {
    id,
    at: '2026-01-02T03:04:05.678Z',
    source: 'ingest',
    reason: 'no such type',
    payload: '{}',
    ...part,
  };
}
