import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { shopperSocket, visitor } from './clients.js';
import { type Running, running } from './running.js';

let server: Running;
let token: string;
let conversationId: string;

beforeAll(async () => {
  server = await running();
  ({ token } = await visitor(server));
  const socket = await shopperSocket(server, token);
  const text = 'Where is <b>my order</b>?';
  const sent = await socket.emitWithAck('message.send', { messageId: randomUUID(), text });
  conversationId = sent.ok ? sent.value.conversationId : '';
  socket.close();
});
afterAll(() => server.remove());

const download = (who: string, query = '', id = conversationId): Promise<Response> =>
  fetch(`${server.url}/api/visitor/conversations/${id}/transcript${query}`, {
    headers: { authorization: `Bearer ${who}`, origin: 'https://shop.example' },
  });

describe('a conversation to take along', () => {
  it('is a file of plain text with what was said, as soon as it was acknowledged', async () => {
    const response = await download(token);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="conversation-\d{4}-\d\d-\d\d\.txt"$/,
    );
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(await response.text()).toContain('You:\nWhere is <b>my order</b>?');
  });
  it('is a page on which nothing runs', async () => {
    const response = await download(token, '?format=html&timeZone=Asia/Shanghai');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const html = await response.text();
    expect(html).toContain('Where is &lt;b&gt;my order&lt;/b&gt;?');
    expect(html).toContain('Times are in Asia/Shanghai.');
  });
  it('is nobody else’s, who cannot even tell that it is there', async () => {
    const thief = (await visitor(server)).token;
    const [others, none] = await Promise.all([download(thief), download(thief, '', randomUUID())]);
    expect([others.status, none.status]).toEqual([404, 404]);
    const told = async (response: Response) => ((await response.json()) as { message: string }).message;
    expect(await told(others)).toBe(await told(none));
    expect((await download('forged')).status).toBe(401);
  });
  it('says what is wrong with a question', async () => {
    expect((await download(token, '?format=pdf')).status).toBe(400);
    expect((await download(token, '?timeZone=Moon/Base')).status).toBe(400);
  });
});
