import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { IngestReply, Problem } from '#protocol';
import { basic, eventually, post, shopperSocket, track, visitor } from './clients.js';
import { type Running, running, WRITE_KEY } from './running.js';

let server: Running;
beforeAll(async () => {
  server = await running();
});
afterAll(() => server.remove());

afterEach(async () => {
  // Whatever came in, the server is still there and takes the next good call.
  const good = await track(server, {
    batch: [{ type: 'page', anonymousId: 'survivor', messageId: randomUUID() }],
  });
  expect(await good.json()).toMatchObject({ accepted: 1 });
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
});

const auth = { authorization: basic() };
const reply = async (response: Response): Promise<IngestReply> => (await response.json()) as IngestReply;
const problem = async (response: Response): Promise<Problem> => (await response.json()) as Problem;
const newestRejected = async () => (await server.house.rejected.list({ limit: 1 }))[0];

describe('bad behaviour calls', () => {
  it('malformed JSON is refused and kept aside', async () => {
    const response = await post(server, '/v1/batch', '{"batch": [', auth);
    expect(response.status).toBe(400);
    expect(await problem(response)).toMatchObject({
      code: 'invalid-input',
      correlationId: expect.any(String),
    });
    expect(await newestRejected()).toMatchObject({ source: 'ingest', payload: '{"batch": [' });
  });

  it('one bad call does not lose the others, and is kept with its reason', async () => {
    const batch = [
      { type: 'page', anonymousId: 'mixed', messageId: randomUUID() },
      { type: 'teleport', anonymousId: 'mixed' },
      { type: 'track', event: 'Product Viewed', anonymousId: 'mixed', properties: { name: 'no product id' } },
      'not even an object',
      { type: 'track', event: 'Product Viewed' },
      { type: 'page', anonymousId: 'mixed', messageId: randomUUID() },
    ];
    const answer = await reply(await track(server, { batch }));
    expect(answer).toMatchObject({ success: true, accepted: 2, duplicates: 0 });
    expect(answer.rejected.map(({ index }) => index)).toEqual([1, 2, 3, 4]);
    for (const { rejectedId, reason } of answer.rejected) {
      expect(await server.house.rejected.get(rejectedId)).toMatchObject({ reason });
    }
  });

  it('an unknown event name is no mistake: it becomes a custom event', async () => {
    const call = { type: 'track', event: 'Danced', anonymousId: 'dancer', messageId: randomUUID() };
    expect(await reply(await track(server, { batch: [call] }))).toMatchObject({ accepted: 1, rejected: [] });
    const [event] = await server.house.store.readStream('shopper-a-dancer');
    expect(event).toMatchObject({ type: 'CustomEventTracked', data: { name: 'Danced' } });
  });

  it('10 MB are refused, and that they came is kept', async () => {
    const body = JSON.stringify({ batch: [], padding: 'x'.repeat(10 * 1024 * 1024) });
    const response = await post(server, '/v1/batch', body, auth).catch(() => undefined);
    // The server may cut the connection before the client has written all of it.
    if (response) expect(await problem(response)).toMatchObject({ code: 'too-large' });
    const kept = await eventually(async () => {
      const newest = await newestRejected();
      return newest?.reason.includes('larger than') === true ? newest : undefined;
    });
    expect(kept.reason).toContain('bytes');
  });

  it('a small gzip bomb is refused, good gzip is not', async () => {
    const headers = { ...auth, 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const send = (text: string) =>
      fetch(`${server.url}/v1/batch`, { method: 'POST', headers, body: new Uint8Array(gzipSync(text)) });
    const good = { batch: [{ type: 'page', anonymousId: 'packed', messageId: randomUUID() }] };
    expect(await reply(await send(JSON.stringify(good)))).toMatchObject({ accepted: 1 });
    const bomb = await send(JSON.stringify({ batch: [], padding: ' '.repeat(50 * 1024 * 1024) }));
    expect(await problem(bomb)).toMatchObject({ code: 'too-large' });
    const broken = await fetch(`${server.url}/v1/batch`, { method: 'POST', headers, body: 'not gzip' });
    expect(broken.status).toBe(400);
  });

  it.each([
    ['no key', {}],
    ['a wrong key', { authorization: basic('wrong-key') }],
    ['another scheme', { authorization: `Bearer ${WRITE_KEY}` }],
  ])('%s is refused', async (_, headers) => {
    const response = await post(server, '/v1/track', { event: 'X', anonymousId: 'x' }, headers);
    expect(response.status).toBe(401);
    expect(await problem(response)).toMatchObject({ code: 'unauthorised' });
  });

  it('a beacon may carry the key in its text body', async () => {
    const body = JSON.stringify({ writeKey: WRITE_KEY, batch: [{ type: 'page', anonymousId: 'beacon' }] });
    const response = await post(server, '/v1/batch', body, { 'content-type': 'text/plain;charset=UTF-8' });
    expect(await reply(response)).toMatchObject({ accepted: 1 });
  });

  it('a time in the future is corrected and the claim is kept', async () => {
    const timestamp = '2999-01-01T00:00:00.000Z';
    const call = { type: 'page', anonymousId: 'traveller', messageId: randomUUID(), timestamp };
    await track(server, { batch: [call] });
    const [event] = await server.house.store.readStream('shopper-a-traveller');
    expect(Date.parse(event?.metadata.occurredAt ?? '')).toBeLessThanOrEqual(Date.now());
    expect(event?.data).toMatchObject({ claimed_at: timestamp });
  });

  it('the same message id counts once, in one batch and in the next, and under another shopper', async () => {
    const call = { type: 'page', anonymousId: 'twice', messageId: randomUUID() };
    expect(await reply(await track(server, { batch: [call, call] }))).toMatchObject({
      accepted: 1,
      duplicates: 1,
    });
    expect(await reply(await track(server, { batch: [call] }))).toMatchObject({ accepted: 0, duplicates: 1 });
    const elsewhere = [
      { ...call, anonymousId: 'thrice' },
      { ...call, anonymousId: 'thrice', messageId: randomUUID() },
    ];
    expect(await reply(await track(server, { batch: elsewhere }))).toMatchObject({
      accepted: 1,
      duplicates: 1,
    });
    expect(await server.house.store.readStream('shopper-a-twice')).toHaveLength(1);
    expect(await server.house.store.readStream('shopper-a-thrice')).toHaveLength(1);
  });

  it('lone surrogates are stored as text that can be written', async () => {
    const body = `{"batch":[{"type":"track","event":"Products Searched","anonymousId":"half","messageId":"${randomUUID()}","properties":{"query":"a\\ud800b"}}]}`;
    expect(await reply(await track(server, body))).toMatchObject({ accepted: 1 });
    const [event] = await server.house.store.readStream('shopper-a-half');
    expect((event?.data as { query: string }).query.isWellFormed()).toBe(true);
  });

  it('an id that cannot name a stream is kept aside', async () => {
    const body =
      '{"batch":[{"type":"page","anonymousId":"nul\\u0000"},{"type":"page","anonymousId":"lone\\ud800"}]}';
    const answer = await reply(await track(server, body));
    expect(answer.accepted + answer.rejected.length).toBe(2);
    expect(answer.rejected).toHaveLength(2);
  });

  it.each(['/v1/nothing', '/api/nothing', '/nothing'])('%s is answered with a problem', async (path) => {
    const response = await post(server, path, {}, auth);
    expect(response.status).toBe(404);
    expect(await problem(response)).toMatchObject({ code: 'not-found' });
  });
});

describe('bad messages', () => {
  it.each([
    ['no text', { text: '' }],
    ['spaces only', { text: '   ' }],
    ['4,001 characters', { text: 'x'.repeat(4001) }],
    ['an id that is no UUID', { messageId: 'one', text: 'Hello' }],
    ['a number for text', { text: 5 }],
    ['nothing at all', undefined],
  ])('%s is refused with what is wrong', async (_, message) => {
    const shopper = await shopperSocket(server, (await visitor(server)).token);
    const input = message && { messageId: randomUUID(), ...message };
    const answer = (await shopper.emitWithAck('message.send', input as never)) as unknown;
    expect(answer).toMatchObject({
      ok: false,
      problem: { code: 'invalid-input', message: expect.any(String) },
    });
    shopper.close();
  });

  it('1 MB ends the connection of the one who sent it, and nobody else’s', async () => {
    const sender = await shopperSocket(server, (await visitor(server)).token);
    const bystander = await shopperSocket(server, (await visitor(server)).token);
    const gone = new Promise((resolve) => sender.once('disconnect', resolve));
    sender.emit('message.send', { messageId: randomUUID(), text: 'x'.repeat(1024 * 1024) }, () => undefined);
    expect(await gone).toBe('transport close');
    const answer = await bystander.emitWithAck('message.send', {
      messageId: randomUUID(),
      text: 'Still here',
    });
    expect(answer).toMatchObject({ ok: true });
    bystander.close();
  });

  it('HTML and scripts come back as the text they are', async () => {
    const text = '<script>alert(1)</script><img src=x onerror=alert(1)> & "quotes"';
    const shopper = await shopperSocket(server, (await visitor(server)).token);
    await shopper.emitWithAck('message.send', { messageId: randomUUID(), text });
    const opened = await eventually(async () => {
      const answer = await shopper.emitWithAck('conversation.open', {});
      return answer.ok && answer.value ? answer.value : undefined;
    });
    expect(opened.entries[0]?.text).toBe(text);
    shopper.close();
  });

  it('lone surrogates are stored as text that can be written', async () => {
    const shopper = await shopperSocket(server, (await visitor(server)).token);
    const sent = await shopper.emitWithAck('message.send', {
      messageId: randomUUID(),
      text: 'half \ud83d of a smile',
    });
    const { conversationId } = sent.ok ? sent.value : { conversationId: '' };
    const opened = await shopper.emitWithAck('conversation.open', { conversationId });
    expect(opened.ok && opened.value?.entries[0]?.text).toBe('half \ufffd of a smile');
    shopper.close();
  });

  it('an unknown conversation is not found', async () => {
    const shopper = await shopperSocket(server, (await visitor(server)).token);
    const answer = await shopper.emitWithAck('conversation.open', { conversationId: 'no-such' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    shopper.close();
  });
});

describe('errors', () => {
  it('nobody foresaw are answered without a stack, under the correlation id that was sent', async () => {
    const { store } = server.house;
    const head = store.head.bind(store);
    const broken = await running();
    broken.house.store.listStreams = () => Promise.reject(new Error('secret detail of the store'));
    try {
      const { cookieOf } = await import('./clients.js');
      const headers = {
        cookie: await cookieOf(broken, 'administrator'),
        'x-correlation-id': 'my-correlation-1',
      };
      const response = await fetch(`${broken.url}/api/admin/streams`, { headers });
      const text = await response.text();
      expect(response.status).toBe(500);
      expect(JSON.parse(text)).toMatchObject({ code: 'internal', correlationId: 'my-correlation-1' });
      expect(text).not.toContain('secret detail');
    } finally {
      await broken.remove();
    }
    expect(await head()).toBeGreaterThan(0n);
  });
});
