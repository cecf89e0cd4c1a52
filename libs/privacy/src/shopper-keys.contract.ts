import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ShopperKeys } from '#privacy';

export interface ShopperKeysHarness {
  /** New keys, of which there are none yet. */
  open(): Promise<ShopperKeys>;
  /** The same keys once more, as another process would open them, where they can be shared. */
  readonly openAgain?: (keys: ShopperKeys) => Promise<ShopperKeys>;
  /** Whether these bytes are anywhere in the files of the keys. */
  readonly isOnDisk?: (bytes: Uint8Array) => Promise<boolean>;
  /** Removes what `open` made. */
  dispose?(): Promise<void>;
}

const AT = '2026-03-04T05:06:07.000Z';
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Every promise of the ShopperKeys port. */
export function shopperKeysContract(name: string, harness: ShopperKeysHarness): void {
  describe(`${name} keeps the promises of ShopperKeys`, () => {
    let keys: ShopperKeys;
    const opened: ShopperKeys[] = [];
    beforeEach(async () => {
      keys = await harness.open();
    });
    afterEach(async () => {
      for (const each of [keys, ...opened.splice(0)]) await each.close();
      await harness.dispose?.();
    });
    const secretOf = async (of: ShopperKeys, id: string): Promise<Uint8Array | undefined> => {
      const found = (await of.find([id])).get(id);
      return found?.kind === 'held' ? found.secret : undefined;
    };

    it('gives each shopper one key of 32 bytes, also where many ask at once', async () => {
      const given = await Promise.all(Array.from({ length: 20 }, async () => keys.forSealing('a-anna')));
      const other = await keys.forSealing('u-bob');
      expect(new Set(given.map(({ id }) => id)).size).toBe(1);
      expect(given.every(({ secret }) => Buffer.from(secret).equals(given[0]?.secret ?? other.secret))).toBe(
        true,
      );
      expect(given[0]?.secret).toHaveLength(32);
      expect(Buffer.from(other.secret).equals(given[0]?.secret ?? other.secret)).toBe(false);
      expect(other.id).not.toBe(given[0]?.id);
    });

    it('finds keys by id, and says nothing of ids it never heard of', async () => {
      const { id, secret } = await keys.forSealing('a-anna');
      const found = await keys.find([id, NOBODY]);
      expect([...found.keys()]).toEqual([id]);
      expect(Buffer.from((await secretOf(keys, id)) ?? []).equals(secret)).toBe(true);
    });

    it('leaves a tombstone with the time where a key was, for good', async () => {
      const { id } = await keys.forSealing('a-anna');
      expect(await keys.destroy([id, id], AT)).toBe(1);
      expect(await keys.destroy([id], '2027-01-01T00:00:00.000Z')).toBe(0);
      expect((await keys.find([id])).get(id)).toEqual({ kind: 'destroyed', at: AT });
    });

    it('gives a shopper who comes back another key', async () => {
      const before = await keys.forSealing('a-anna');
      const bob = await keys.forSealing('u-bob');
      await keys.destroy([before.id], AT);
      const after = await keys.forSealing('a-anna');
      expect(after.id).not.toBe(before.id);
      expect(Buffer.from(after.secret).equals(before.secret)).toBe(false);
      expect(await secretOf(keys, bob.id)).toBeDefined();
      expect(await keys.of(['a-anna', 'a-nobody'])).toMatchObject([
        { id: before.id, shopperId: 'a-anna', destroyedAt: AT },
        { id: after.id, shopperId: 'a-anna' },
      ]);
      expect((await keys.of(['a-anna']))[1]).not.toHaveProperty('destroyedAt');
    });

    it('buries a key that it never held', async () => {
      expect(await keys.destroy([NOBODY], AT)).toBe(1);
      expect((await keys.find([NOBODY])).get(NOBODY)).toEqual({ kind: 'destroyed', at: AT });
    });

    const { openAgain, isOnDisk } = harness;
    if (openAgain) {
      it('has everything after reopening', async () => {
        const [anna, bob] = [await keys.forSealing('a-anna'), await keys.forSealing('u-bob')];
        await keys.destroy([bob.id], AT);
        await keys.close();
        keys = await openAgain(keys);
        expect(Buffer.from((await keys.forSealing('a-anna')).secret).equals(anna.secret)).toBe(true);
        expect((await keys.find([bob.id])).get(bob.id)).toEqual({ kind: 'destroyed', at: AT });
      });

      it('agrees on one key with everybody who opened the same keys', async () => {
        const second = await openAgain(keys);
        opened.push(second);
        const given = await Promise.all(
          [keys, second, keys, second].map(async (one) => one.forSealing('a-anna')),
        );
        expect(new Set(given.map(({ id }) => id)).size).toBe(1);
      });

      it('takes a destroyed key from everybody at once, however often they have used it', async () => {
        const second = await openAgain(keys);
        opened.push(second);
        const { id } = await second.forSealing('a-anna');
        expect(await secretOf(second, id)).toBeDefined();
        expect(await secretOf(keys, id)).toBeDefined();
        await keys.destroy([id], AT);
        expect((await second.find([id])).get(id)).toEqual({ kind: 'destroyed', at: AT });
        const next = await second.forSealing('a-anna');
        expect(next.id).not.toBe(id);
        expect((await keys.forSealing('a-anna')).id).toBe(next.id);
      });
    }
    if (isOnDisk)
      it('leaves no byte of a key behind, wrapped or not', async () => {
        const { id, secret } = await keys.forSealing('a-anna');
        await keys.forSealing('u-bob');
        expect(await isOnDisk(Buffer.from(id))).toBe(true);
        expect(await isOnDisk(secret)).toBe(false);
        await keys.destroy([id], AT);
        expect(await isOnDisk(secret)).toBe(false);
      });
  });
}
