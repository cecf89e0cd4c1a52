import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ATTACHMENT_LIMIT, type UploadedAttachment } from '#protocol';
import { images, pdf } from '../../libs/attachments/test/files.js';
import { Administrator } from './administrator.js';
import { agentSocket, cookieOf, eventually, shopperSocket, visitor } from './clients.js';
import { type Running, running } from './running.js';

let server: Running;
let agent: { cookie: string };
beforeAll(async () => {
  server = await running({ env: { PRESAGE_ROLES: 'gateway,projector' } });
  agent = { cookie: await cookieOf(server, 'agent') };
});
afterAll(() => server.remove());

type Headers = Record<string, string>;
const bearer = async (): Promise<{ token: string; headers: Headers; shopperId: string }> => {
  const { token, shopperId } = await visitor(server);
  return { token, shopperId, headers: { authorization: `Bearer ${token}` } };
};
const upload = (headers: Headers, content: Uint8Array, query = 'name=cup.png'): Promise<Response> =>
  fetch(`${server.url}/api/attachments?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: Buffer.from(content),
  });
const uploaded = async (response: Response | Promise<Response>): Promise<UploadedAttachment> => {
  const answer = await response;
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as UploadedAttachment;
};
const get = (path: string, headers: Headers = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { headers });
const message = (attachments: string[], conversationId?: string) => ({
  ...(conversationId !== undefined && { conversationId }),
  messageId: randomUUID(),
  text: '',
  attachments,
});

describe('an attachment', () => {
  it('goes along with a message, and opens for both sides', async () => {
    const { token, headers } = await bearer();
    const photo = await uploaded(upload(headers, images.png, 'name=%E6%9D%AF%E5%AD%90.png'));
    expect(photo).toMatchObject({ name: '杯子.png', type: 'image/png', width: 30, height: 20 });
    const shopper = await shopperSocket(server, token);
    const sent = await shopper.emitWithAck('message.send', message([photo.attachmentId]));
    const conversationId = sent.ok ? sent.value.conversationId : '';
    const desk = await agentSocket(server, agent.cookie);
    const watched = await desk.emitWithAck('conversation.watch', { conversationId });
    const { url: _, expiresAt: __, ...known } = photo;
    expect(watched).toMatchObject({ ok: true, value: { entries: [{ text: '', attachments: [known] }] } });

    const invoice = await uploaded(upload(agent, pdf, `name=invoice.pdf&conversationId=${conversationId}`));
    const reply = { ...message([invoice.attachmentId], conversationId), conversationId };
    expect(await desk.emitWithAck('conversation.reply', reply)).toMatchObject({ ok: true });
    for (const [id, who] of [
      [photo.attachmentId, agent],
      [invoice.attachmentId, headers],
    ] as const) {
      const link = (await (await get(`/api/attachments/${id}/link`, who)).json()) as { url: string };
      for (const answer of [await get(`/api/attachments/${id}`, who), await get(link.url)]) {
        expect(answer.status).toBe(200);
        expect(Buffer.from(await answer.arrayBuffer())).toEqual(who === agent ? images.png : pdf);
      }
    }
    shopper.close();
    desk.close();
  });

  it('is served so that nothing in it can run', async () => {
    const { headers } = await bearer();
    const disguised = Buffer.concat([images.gif, Buffer.from('<script>alert(1)</script>')]);
    const image = await get((await uploaded(upload(headers, disguised, 'name=page.html'))).url);
    expect(Object.fromEntries(image.headers)).toMatchObject({
      'content-type': 'image/gif',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `inline; filename="file"; filename*=UTF-8''page.html`,
      'cross-origin-resource-policy': 'cross-origin',
    });
    const name = encodeURIComponent('../../a"\r\nset-cookie: x=1\u202e.pdf');
    const file = await get((await uploaded(upload(headers, pdf, `name=${name}`))).url);
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="file"; filename*=UTF-8''a%22set-cookie%3A%20x%3D1.pdf`,
    );
    expect(file.headers.get('set-cookie')).toBeNull();
  });

  it('is an image or a PDF file of at most 5 MB, whatever it is called', async () => {
    const { headers } = await bearer();
    const page = await upload(headers, Buffer.from('<svg onload="alert(1)"/>'), 'name=a.png');
    expect(page.status).toBe(400);
    expect((await upload(headers, images.png, '')).status).toBe(400);
    expect((await upload(headers, Buffer.alloc(0))).status).toBe(400);
    const whole = Buffer.concat([images.png, Buffer.alloc(ATTACHMENT_LIMIT - images.png.length)]);
    expect((await upload(headers, whole)).status).toBe(200);
    expect((await upload(headers, Buffer.concat([whole, Buffer.alloc(1)]))).status).toBe(413);
  });

  it('of somebody else is as if it were not there', async () => {
    const [owner, thief] = [await bearer(), await bearer()];
    const { attachmentId, url } = await uploaded(upload(owner.headers, images.png));
    const anonymous = async (answer: Response): Promise<unknown> => [
      answer.status,
      (await answer.text()).replace(/"correlationId":"[^"]+"/, ''),
    ];
    for (const more of ['', '/link']) {
      const foreign = await anonymous(await get(`/api/attachments/${attachmentId}${more}`, thief.headers));
      const unknown = await get(`/api/attachments/${randomUUID()}${more}`, thief.headers);
      expect(foreign).toEqual(await anonymous(unknown));
    }
    const shopper = await shopperSocket(server, thief.token);
    for (const id of [attachmentId, randomUUID(), '../secrets']) {
      const sent = await shopper.emitWithAck('message.send', message([id]));
      expect(sent).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
    }
    expect(await shopper.emitWithAck('conversation.open', {})).toEqual({ ok: true, value: null });
    const t = new URL(url, server.url).searchParams.get('t') ?? '';
    const others = [randomUUID(), attachmentId].map((id) => `/api/attachments/${id}?t=${t.slice(0, -2)}AA`);
    for (const path of [...others, `/api/attachments/${attachmentId}?t=&t=`]) {
      expect((await get(path, owner.headers)).status).toBe(403);
    }
    shopper.close();
  });

  it('cannot be uploaded by nobody, for no conversation, or from another site’s page with a cookie', async () => {
    expect((await upload({}, images.png)).status).toBe(401);
    expect((await upload(agent, images.png)).status).toBe(400);
    expect((await upload(agent, images.png, `name=a&conversationId=${randomUUID()}`)).status).toBe(404);
    expect((await upload({ ...agent, origin: 'https://evil.example' }, images.png)).status).toBe(403);
  });

  it('is one too many for who floods, and for nobody else', async () => {
    const [flood, other] = [await bearer(), await bearer()];
    const answers = await Promise.all(Array.from({ length: 32 }, () => upload(flood.headers, images.png)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    expect((await upload(other.headers, images.png)).status).toBe(200);
  });

  it('is gone when its shopper is forgotten', async () => {
    const { token, headers, shopperId } = await bearer();
    const photo = await uploaded(upload(headers, images.png, 'name=passport.png'));
    const shopper = await shopperSocket(server, token);
    await shopper.emitWithAck('message.send', message([photo.attachmentId]));
    const admin = await Administrator.at(server);
    await admin.post(`/api/admin/shoppers/${shopperId}/forget`, { confirm: shopperId, reason: 'asked' });
    expect((await get(photo.url)).status).toBe(404);
    await eventually(async () => {
      const files = await readdir(join(server.folder, 'attachments'), { recursive: true });
      return files.some((name) => name.includes(photo.attachmentId)) ? undefined : true;
    });
    shopper.close();
  });
});
