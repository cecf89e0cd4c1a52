import { describe, expect, it } from '@jest/globals';
import type { Attachment } from '#protocol';
import { sizeOf } from '../../apps/widget/src/files/acceptable.js';
import { type SendFile, Uploads } from '../../apps/widget/src/files/uploads.js';
import { MemoryShelf } from '../../apps/widget/src/shelf.js';

const MB = 1024 * 1024;
const file = (name: string, type = 'image/png', size = 10) => ({ name, type, size }) as never;
const stored = (name: string): Attachment => ({
  attachmentId: `at-${name}`,
  name,
  type: 'image/png',
  bytes: 10,
});
const sends: SendFile = async ({ name }) => ({ ok: true, value: stored(name) });
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('files beside a message', () => {
  it('are refused before they are sent where they cannot be taken', () => {
    const uploads = new Uploads(new MemoryShelf(), sends);
    uploads.add([
      file('a.txt', 'text/plain'),
      file('b.svg', 'image/svg+xml'),
      file('c.png', 'image/png', 5 * MB + 1),
      file('d.png', 'image/png', 0),
      file('e.pdf', 'application/pdf', 5 * MB),
      file('f.png'),
    ]);
    expect(uploads.all.map(({ problem }) => problem)).toEqual([
      'type',
      'type',
      'size',
      'empty',
      undefined,
      'count',
    ]);
  });

  it('say how far they are, fail alone, and are sent again when asked', async () => {
    let works = false;
    const seen: number[] = [];
    const uploads = new Uploads(new MemoryShelf(), async ({ name }, progress) => {
      progress(0.5);
      if (!works) throw new Error('Cut.');
      return { ok: true, value: stored(name) };
    });
    uploads.changed = (all) => seen.push(...all.map(({ progress }) => progress));
    uploads.add([file('a')]);
    await settled();
    expect([uploads.ready, uploads.all[0]?.problem, seen.includes(0.5)]).toEqual([false, 'failed', true]);
    works = true;
    uploads.retry(uploads.all[0]?.id ?? '');
    await settled();
    expect([uploads.ready, uploads.all[0]?.problem]).toEqual([true, undefined]);
  });

  it('that lie at the server survive the page and go with one message', async () => {
    const shelf = new MemoryShelf();
    const before = new Uploads(shelf, sends);
    before.add([file('a'), file('b')]);
    await settled();
    const after = new Uploads(shelf, sends);
    expect(after.take().map(({ attachmentId }) => attachmentId)).toEqual(['at-a', 'at-b']);
    expect([after.all, new Uploads(shelf, sends).all]).toEqual([[], []]);
  });

  it('taken out while they are sent are stopped, and do not come back', async () => {
    let stopped = 0;
    let arrive: () => void = () => undefined;
    const uploads = new Uploads(new MemoryShelf(), ({ name }, _progress, signal) => {
      signal.addEventListener('abort', () => (stopped += 1));
      return new Promise((done) => (arrive = () => done({ ok: true, value: stored(name) })));
    });
    for (const takeOut of [() => uploads.remove(uploads.all[0]?.id ?? ''), () => uploads.clear()]) {
      uploads.add([file('a')]);
      takeOut();
      arrive();
      await settled();
      expect([uploads.all, uploads.fileOf('at-a')]).toEqual([[], undefined]);
    }
    expect(stopped).toBe(2);
  });
});

it('writes sizes as the reader does', () => {
  expect([sizeOf(10, 'en'), sizeOf(1_200_000, 'en'), sizeOf(1_200_000, 'de')]).toEqual([
    '1 kB',
    '1.2 MB',
    '1,2 MB',
  ]);
});
