import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { InMemoryShopperKeys, type ShopperKeys } from '#privacy';
import { images } from '../test/files.js';
import type { AttachmentFacts, Attachments } from './attachments.js';

const AT = '2026-03-04T05:06:07.000Z';
const LATER = '2026-03-05T05:06:07.000Z';

/** Every promise of the Attachments port. */
export function attachmentsContract(name: string, open: (keys: ShopperKeys) => Promise<Attachments>): void {
  describe(`${name} keeps the promises of Attachments`, () => {
    let keys: ShopperKeys;
    let attachments: Attachments;
    beforeEach(async () => {
      keys = new InMemoryShopperKeys();
      attachments = await open(keys);
    });
    const put = async (more: Partial<AttachmentFacts> = {}): Promise<AttachmentFacts> => {
      const facts: AttachmentFacts = {
        attachmentId: randomUUID(),
        shopperId: 'a-anna',
        name: '破损的杯子.png',
        type: 'image/png',
        width: 30,
        height: 20,
        uploadedAt: AT,
        ...more,
      };
      await attachments.put(facts, images.png);
      return facts;
    };
    const forget = async (shopperId: string): Promise<void> => {
      const ids = (await keys.of([shopperId])).map(({ id }) => id);
      await keys.destroy(ids, LATER);
    };

    it('gives back what was put', async () => {
      const facts = await put();
      const { width: _, height: __, ...plain } = await put({ type: 'application/pdf' });
      expect(await attachments.find(facts.attachmentId)).toEqual({ ...facts, bytes: images.png.length });
      expect(await attachments.find(plain.attachmentId)).toMatchObject(plain);
      expect(Buffer.from((await attachments.read(facts.attachmentId)) ?? [])).toEqual(images.png);
    });
    it('knows nothing of other ids, whatever they look like', async () => {
      await put();
      for (const id of [randomUUID(), '', '../secrets.json', '..', 'x'.repeat(300), '\0']) {
        expect(await attachments.find(id)).toBeUndefined();
        expect(await attachments.read(id)).toBeUndefined();
        await attachments.keep(id);
      }
    });
    it('takes an id once', async () => {
      const { attachmentId } = await put();
      await expect(put({ attachmentId })).rejects.toThrow(attachmentId);
      await attachments.keep(attachmentId);
      await expect(put({ attachmentId })).rejects.toThrow(attachmentId);
    });
    it('clears away what was never kept, and only that', async () => {
      const [unused, kept, young] = [await put(), await put(), await put({ uploadedAt: LATER })];
      await attachments.keep(kept.attachmentId);
      await attachments.keep(kept.attachmentId);
      expect(await attachments.removeUnused(LATER)).toBe(1);
      expect(await attachments.removeUnused(LATER)).toBe(0);
      expect(await attachments.find(unused.attachmentId)).toBeUndefined();
      expect(await attachments.find(kept.attachmentId)).toBeDefined();
      expect(await attachments.find(young.attachmentId)).toBeDefined();
    });
    it('reads nothing of a forgotten shopper, and clears it away', async () => {
      const [gone, waiting] = [await put(), await put()];
      const other = await put({ shopperId: 'u-bob' });
      await attachments.keep(gone.attachmentId);
      await forget('a-anna');
      expect(await attachments.find(gone.attachmentId)).toBeUndefined();
      expect(await attachments.read(waiting.attachmentId)).toBeUndefined();
      const back = await put();
      expect(await attachments.removeForgotten()).toBe(2);
      expect(await attachments.removeForgotten()).toBe(0);
      expect(await attachments.read(other.attachmentId)).toBeDefined();
      expect(await attachments.read(back.attachmentId)).toBeDefined();
    });
  });
}
