import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticleHit, ContentView } from '#protocol';
import { Administrator } from './administrator.js';
import { visitor } from './clients.js';
import { type Running, running } from './running.js';

let server: Running;
let token: string;
beforeAll(async () => {
  server = await running();
  token = (await visitor(server)).token;
});
afterAll(() => server.remove());

const asks = (query: Record<string, string>): Promise<Response> =>
  fetch(`${server.url}/api/articles/search?${new URLSearchParams(query).toString()}`, {
    headers: { authorization: `Bearer ${token}`, origin: 'https://shop.example' },
  });
const found = async (q: string, language: string): Promise<readonly ArticleHit[]> =>
  (await asks({ q, language })).json() as Promise<readonly ArticleHit[]>;

describe('articles', () => {
  it('are found in the language of the question, with the passage as it stands', async () => {
    const [first] = await found('from which amount is delivery free', 'en');
    expect(first).toMatchObject({ articleId: 'delivery-costs', url: '/shop/help/delivery-costs' });
    const [chinese] = await found('礼品卡的有效期多久', 'zh');
    expect(chinese?.articleId).toBe('gift-cards');
    const view = await (
      await Administrator.at(server)
    ).get<ContentView>('/api/admin/content/article/gift-cards');
    const { content } = view.current;
    if (content.kind !== 'article' || !chinese) throw new Error('it is an article');
    expect(content.body.text.zh).toContain(chinese.passage);
  });

  it('are not shown where none fits', async () => {
    expect(await found('write a poem about penguins in Shakespearean style', 'en')).toEqual([]);
    expect((await asks({ q: ' ' })).status).toBe(400);
  });

  it('may be asked for by the shop’s pages on their own site', async () => {
    const answer = await asks({ q: 'gift card', language: 'en' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  });

  it('are found as they were edited a moment ago', async () => {
    const admin = await Administrator.at(server);
    const body = {
      title: { en: 'Lending our sewing machine', zh: '借用缝纫机' },
      text: { en: 'You can borrow the sewing machine for a weekend.', zh: '缝纫机周末可以借用。' },
    };
    const write = { expectedVersion: 0, content: { kind: 'article', body } };
    await admin.put('/api/admin/content/article/sewing', write);
    const [first] = await found('may I borrow a sewing machine', 'en');
    expect(first).toMatchObject({ articleId: 'sewing', passage: body.text.en });
    const pages = await (await fetch(`${server.url}/shop/api/help`)).text();
    expect(pages).toContain(body.text.zh);
    const headers = { cookie: admin.cookie };
    await fetch(`${server.url}/api/admin/content/article/sewing`, { method: 'DELETE', headers });
    expect((await found('may I borrow a sewing machine', 'en')).map((hit) => hit.articleId)).not.toContain(
      'sewing',
    );
  });
});
