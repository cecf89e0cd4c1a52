import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ContentItem, ContentPreview, ContentView } from '#protocol';
import { Administrator } from './administrator.js';
import { cookieOf, eventually, shopperSocket, visitor } from './clients.js';
import { type Running, running } from './running.js';

let server: Running;
let admin: Administrator;
let agent: string;
beforeAll(async () => {
  server = await running();
  admin = await Administrator.at(server);
  agent = await cookieOf(server, 'agent');
});
afterAll(() => server.remove());

const at = (kind: string, id = '') => `/api/admin/content/${kind}${id === '' ? '' : `/${id}`}`;
const status = async (path: string, cookie: string, method = 'GET', body?: unknown): Promise<number> => {
  const headers = { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) };
  const request = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  return (await fetch(`${server.url}${path}`, request)).status;
};
const sourceOf = ({ current }: ContentView): string =>
  current.content.kind === 'answer' ? current.content.body.source : '';
const answer = (source: string) => ({ kind: 'answer', body: { source } });

describe('content', () => {
  it('begins with what stands in files, as version 0', async () => {
    for (const [kind, known] of [
      ['article', 'gift-cards'],
      ['answer', 'gift_card'],
      ['intent', 'gift_card'],
      ['canned', 'hello'],
    ] as const) {
      const items = await admin.get<readonly ContentItem[]>(at(kind));
      expect(items.find(({ contentId }) => contentId === known)).toMatchObject({
        version: 0,
        withdrawn: false,
      });
      const view = await admin.get<ContentView>(at(kind, known));
      expect(view.versions).toEqual([{ version: 0 }]);
      expect(view.current.content.kind).toBe(kind);
    }
  });

  it('is edited, and the assistant says it with the next message', async () => {
    const before = await admin.get<ContentView>(at('answer', 'price_change'));
    const source = sourceOf(before).replace('# en\n', '# en\n\nPrices stand!\n');
    const body = { expectedVersion: 0, content: answer(source) };
    const after = await admin.put<ContentView>(at('answer', 'price_change'), body);
    expect(after).toMatchObject({ version: 1, current: { by: 'Jonas' } });
    expect(await answerTo('has the price changed')).toMatch(/^Prices stand!/);
    const restored = await admin.post<ContentView>(at('answer', 'price_change/restore'), { version: 0 });
    expect(restored).toMatchObject({ version: 2, current: { restores: 0 } });
    expect(await answerTo('has the price changed')).not.toMatch(/stand!/);
    expect(restored.versions.map(({ version }) => version)).toEqual([2, 1, 0]);
  });

  it('tells who comes second, and takes the same twice as once', async () => {
    const view = await admin.get<ContentView>(at('answer', 'invoice'));
    const mine = { expectedVersion: 0, content: answer(`${sourceOf(view)}\n\n完。`) };
    const yours = { expectedVersion: 0, content: answer(`${sourceOf(view)}\n\n结束。`) };
    const path = at('answer', 'invoice');
    const both = await Promise.all([mine, yours].map((body) => status(path, admin.cookie, 'PUT', body)));
    expect(both.sort()).toEqual([200, 409]);
    const stands = await admin.get<ContentView>(path);
    expect(stands.version).toBe(1);
    const again = { expectedVersion: 0, content: stands.current.content };
    expect((await admin.put<ContentView>(path, again)).version).toBe(1);
    await expect(admin.put(path, { ...again, content: answer(`${sourceOf(view)}\n\n。`) })).rejects.toThrow(
      /"currentVersion":1/,
    );
  });

  it('is withdrawn, and brought back', async () => {
    const path = at('canned', 'hello');
    expect(await status(path, admin.cookie, 'DELETE')).toBe(200);
    expect(await admin.get<ContentView>(path)).toMatchObject({ withdrawn: true, version: 1 });
    const restored = await admin.post<ContentView>(`${path}/restore`, { version: 0 });
    expect(restored).toMatchObject({ withdrawn: false, version: 2 });
  });

  it('is not written where it could not be used; the preview says why, or how it reads', async () => {
    const broken = answer('---\nintent: hello\n---\n# en\n{{order.colour}}');
    const path = at('answer', 'price_change');
    const body = { expectedVersion: 2, content: broken };
    expect(await status(path, admin.cookie, 'PUT', body)).toBe(400);
    const bad = await admin.post<ContentPreview>(at('answer', 'preview'), {
      contentId: 'price_change',
      content: broken,
    });
    expect(bad.issues.map(({ section }) => section)).toContain('front matter');
    const content = {
      kind: 'canned',
      body: {
        shortcut: 'late',
        title: 'Late',
        text: { en: 'Order {{order.number}} is {{order.status}}.', zh: '{{shopper.name}}您好' },
        intents: [],
      },
    };
    const good = await admin.post<ContentPreview>(at('canned', 'preview'), { contentId: 'late', content });
    expect(good).toEqual({ en: 'Order HP-10234 is on its way.', zh: 'Lena您好', issues: [] });
  });

  it('is learnt from by the next training', async () => {
    const path = at('intent', 'wishlist');
    const examples = { en: ['where is my wishlist', 'show my saved items'], zh: ['我的收藏在哪'] };
    const content = { kind: 'intent', body: { title: { en: 'Wishlist', zh: '收藏' }, examples } };
    const page = '/api/admin/models/intents';
    interface Page {
      readonly examples: { readonly phrases: number };
    }
    const before = (await admin.get<Page>(page)).examples.phrases;
    await admin.put(path, { expectedVersion: 0, content });
    await eventually(async () => (await admin.get<Page>(page)).examples.phrases === before + 3 || undefined);
    await admin.post(`${path}/restore`, { version: 1 });
    expect(await status(path, admin.cookie, 'DELETE')).toBe(200);
    await eventually(async () => (await admin.get<Page>(page)).examples.phrases === before || undefined);
  });

  it('is read by agents as far as they work with it, and changed by administrators only', async () => {
    expect(await status(at('canned'), agent)).toBe(200);
    expect(await status(at('article', 'gift-cards'), agent)).toBe(200);
    expect(await status(at('intent'), agent)).toBe(403);
    expect(await status(at('answer', 'price_change'), agent)).toBe(403);
    expect(await status(at('canned', 'hello'), agent, 'DELETE')).toBe(403);
    expect(await status(at('canned'), '')).toBe(401);
    expect(await status(at('poem'), admin.cookie)).toBe(400);
    expect(await status(at('canned', 'nothing-here'), admin.cookie)).toBe(404);
  });
});

async function answerTo(text: string): Promise<string> {
  const socket = await shopperSocket(server, (await visitor(server)).token);
  try {
    const messageId = randomUUID();
    const sent = await socket.emitWithAck('message.send', { messageId, text, language: 'en' });
    if (!sent.ok) throw new Error(sent.problem.message);
    const { conversationId } = sent.value;
    return await eventually(async () => {
      const opened = await socket.emitWithAck('conversation.open', { conversationId });
      const entry = opened.ok ? opened.value?.entries.find(({ kind }) => kind === 'assistant') : undefined;
      return typeof entry?.text === 'string' ? entry.text : undefined;
    });
  } finally {
    socket.close();
  }
}
