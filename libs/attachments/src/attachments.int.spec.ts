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
  it('clears away what was half written when a process ended', async () => {
    const { folder, attachments, path } = await opened();
    await writeFile(path.replace('.new', '.half'), '');
    expect(await attachments.removeUnused('2099-01-01T00:00:00.000Z')).toBe(2);
    expect((await readdir(folder, { recursive: true })).filter((name) => name.includes('.'))).toEqual([]);
  });
});
