import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { BoxTampered, InMemoryShopperKeys } from '#privacy';
import { images } from '../test/files.js';
import { attachmentsContract } from './attachments.contract.js';
import { FileAttachments, InMemoryAttachments } from './index.js';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'presage-attachments-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

attachmentsContract('InMemoryAttachments', async (keys) => new InMemoryAttachments(keys));
attachmentsContract('FileAttachments', async (keys) => new FileAttachments(join(root, randomUUID()), keys));

describe('FileAttachments', () => {
  const facts = { shopperId: 'a-anna', name: 'My passport.png', type: 'image/png' } as const;
  const opened = async () => {
    const folder = join(root, randomUUID());
    const attachments = new FileAttachments(folder, new InMemoryShopperKeys());
    const attachmentId = randomUUID();
    await attachments.put({ ...facts, attachmentId, uploadedAt: '2026-03-04T05:06:07.000Z' }, images.png);
    const path = join(folder, attachmentId.slice(-2), `${attachmentId}.new`);
    return { folder, attachments, attachmentId, path };
  };

  it('leaves neither the name nor a stretch of the content readable on the disk', async () => {
    const { path } = await opened();
    const file = await readFile(path);
    expect(file.includes('passport')).toBe(false);
    expect(file.includes(images.png.subarray(0, 16))).toBe(false);
  });
  it('refuses a file that was changed, or that was put in the place of another', async () => {
    const { attachments, attachmentId, path } = await opened();
    const file = await readFile(path);
    const changed = Buffer.from(file);
    changed.writeUInt8((changed.at(-1) ?? 0) ^ 1, changed.length - 1);
    await writeFile(path, changed);
    await expect(attachments.read(attachmentId)).rejects.toThrow(BoxTampered);
    const other = randomUUID().slice(0, -2) + attachmentId.slice(-2);
    await writeFile(path.replace(attachmentId, other), file);
    await expect(attachments.read(other)).rejects.toThrow(BoxTampered);
    await expect(attachments.find(other)).rejects.toThrow(BoxTampered);
  });
  it('clears the others away where a file is damaged, which is told when that is read', async () => {
    const keys = new InMemoryShopperKeys();
    const folder = join(root, randomUUID());
    const attachments = new FileAttachments(folder, keys);
    const put = async (id: string): Promise<string> => {
      const attachmentId = `${randomUUID().slice(0, -2)}${id}`;
      await attachments.put({ ...facts, attachmentId, uploadedAt: '2026-03-04T05:06:07.000Z' }, images.png);
      return attachmentId;
    };
    // Folders are gone through by name: the damaged ones are in the first.
    const [kept, waiting, garbled] = [await put('00'), await put('00'), await put('00')];
    const [sent, forgotten] = [await put('ff'), await put('ff')];
    await attachments.keep(kept);
    await attachments.keep(garbled);
    await attachments.keep(sent);
    await writeFile(join(folder, '00', `${kept}.sealed`), '');
    await writeFile(join(folder, '00', `${garbled}.sealed`), Buffer.alloc(64, 'x'));
    await writeFile(join(folder, '00', `${waiting}.new`), Buffer.alloc(64));

    expect(await attachments.removeUnused('2026-03-05T00:00:00.000Z')).toBe(1);
    expect(await attachments.find(forgotten)).toBeUndefined();
    const ids = (await keys.of([facts.shopperId])).map(({ id }) => id);
    await keys.destroy(ids, '2026-03-05T00:00:00.000Z');
    expect(await attachments.removeForgotten()).toBe(1);
    for (const damaged of [kept, garbled]) {
      await expect(attachments.find(damaged)).rejects.toThrow('Restore it from a backup');
    }
    expect(await attachments.removeUnused('2099-01-01T00:00:00.000Z')).toBe(1);
    expect(await readdir(join(folder, '00'))).toHaveLength(2);
  });
  it('clears away what was half written when a process ended', async () => {
    const { folder, attachments, path } = await opened();
    await writeFile(path.replace('.new', '.half'), '');
    expect(await attachments.removeUnused('2099-01-01T00:00:00.000Z')).toBe(2);
    expect((await readdir(folder, { recursive: true })).filter((name) => name.includes('.'))).toEqual([]);
  });
});
