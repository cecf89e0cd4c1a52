import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EventView,
  FORGOTTEN,
  isForgotten,
  type ForgettingPreview,
  type ForgettingProof,
  type Journey,
  type Portrait,
  type RejectedView,
  type Transcript,
  type TranscriptEntry,
} from '#protocol';
import {
  type AgentClient,
  agentSocket,
  cookieOf,
  eventually,
  post,
  type ShopperClient,
  shopperSocket,
  track,
  visitor,
} from './clients.js';
import { type Running, running } from './running.js';

/** What nobody may find once Anna is forgotten. */
const SECRETS = [
  'anna.petersen@example.com',
  '+49 151 5550123',
  'Lerchenweg 14',
  'my sister Katharina',
  'engraved with Anselm',
  'reach me at work',
  'loyalty-4455667788',
];

/** A customer of the demo shop. */
const ANNA = 'shopper-001';
const U_ANNA = `u-${ANNA}`;

let server: Running;
let browser = '';
let admin: Record<string, string>;
let anna: ShopperClient;
let desk: AgentClient;
let conversationId = '';
const pushedToDesk: TranscriptEntry[] = [];
const pushedToAnna: TranscriptEntry[] = [];

const call = (userId: string, more: object) =>
  track(server, {
    batch: [{ userId, messageId: randomUUID(), timestamp: new Date().toISOString(), ...more }],
  });

async function get<Answer>(path: string): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, { headers: admin });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}
const shopper = (id: string) => get<{ portrait: Portrait; journey: Journey }>(`/api/shoppers/${id}`);
const forget = (id: string, body: object) => post(server, `/api/admin/shoppers/${id}/forget`, body, admin);

/** Every byte that the installation keeps. */
async function everyByte(): Promise<string> {
  const files = (await readdir(server.folder, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  const all = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
  );
  return all.join('\n');
}
const foundIn = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));

beforeAll(async () => {
  server = await running();
  admin = { cookie: await cookieOf(server, 'administrator'), 'sec-fetch-site': 'same-origin' };
  const visit = await visitor(server);
  const login = await post(server, '/shop/api/login', { shopperId: ANNA });
  const { userId, userHash } = (await login.json()) as { userId: string; userHash: string };
  const known = await visitor(server, { userId, userHash, token: visit.token });
  browser = visit.shopperId;
  await call(ANNA, {
    type: 'identify',
    anonymousId: visit.anonymousId,
    traits: { name: 'Anna', email: SECRETS[0], phone: SECRETS[1], loyalty_number: SECRETS[6] },
  });
  await call(ANNA, {
    type: 'track',
    event: 'Order Completed',
    properties: {
      order_id: 'o-77',
      total: 59,
      shipping_address: { street: SECRETS[2], city: 'Kiel' },
      products: [{ product_id: 'ring', price: 59, inscription: SECRETS[4] }],
    },
  });
  await call(ANNA, { type: 'track', event: 'Colour Chosen', properties: { note: SECRETS[3] } });
  await call('ben', { type: 'identify', traits: { name: 'Ben', email: 'ben@example.com' } });
  // What is refused is kept aside, whole.
  const refused = { type: 'track', event: 'Product Viewed' };
  await call(ANNA, { ...refused, properties: { price: 'free', mail: SECRETS[0] } });
  await call('ben', { ...refused, properties: { price: 'free' } });
  anna = await shopperSocket(server, known.token);
  anna.on('transcript.entry', ({ entry }) => pushedToAnna.push(entry));
  const sent = await anna.emitWithAck('message.send', {
    messageId: randomUUID(),
    text: `Where is my order? It is for ${SECRETS[3]}, ${SECRETS[5]} or ${SECRETS[0]}`,
  });
  conversationId = sent.ok ? sent.value.conversationId : '';
  desk = await agentSocket(server, await cookieOf(server, 'agent'));
  desk.on('transcript.entry', ({ entry }) => pushedToDesk.push(entry));
  await desk.emitWithAck('conversation.watch', { conversationId });
  await desk.emitWithAck('conversation.reply', {
    conversationId,
    messageId: randomUUID(),
    text: `I have sent a mail to ${SECRETS[0]}`,
  });
  await anna.emitWithAck('conversation.rate', {
    conversationId,
    rating: 5,
    comment: 'Greet my sister Katharina',
  });
  await eventually(async () => {
    const { portrait } = await shopper(U_ANNA);
    return portrait.intents.length > 0 && portrait.ratings.length > 0 ? portrait : undefined;
  });
}, 60_000);
afterAll(async () => {
  anna.close();
  desk.close();
  await server.remove();
});

describe('forgetting a shopper', () => {
  let before: { portrait: Portrait; journey: Journey };

  it('shows first what it would reach, and changes nothing', async () => {
    before = await shopper(U_ANNA);
    expect(foundIn(JSON.stringify(before))).toContain(SECRETS[0]);
    const preview = await get<ForgettingPreview>(`/api/admin/shoppers/${U_ANNA}/forgetting`);
    expect(preview).toMatchObject({ conversations: 1, alreadyForgotten: false });
    expect(preview.shopperIds.sort()).toEqual([browser, U_ANNA]);
    // traits, address, inscription, properties of the custom event, message, what it names, reply, its buttons, answer,
    // comment
    expect(preview.personalFields).toBe(10);
    expect((await shopper(U_ANNA)).portrait).toEqual(before.portrait);
    // In the log, only sealed values; in the documents, opened ones.
    expect(foundIn(await readFile(join(server.folder, 'events.sqlite'), 'latin1'))).toEqual([]);
    expect(foundIn(await readFile(join(server.folder, 'events.sqlite-wal'), 'latin1'))).toEqual([]);
    expect(foundIn(await everyByte())).toContain(SECRETS[0]);
  });

  it('must be confirmed with the id, and given a reason', async () => {
    expect((await forget(U_ANNA, { confirm: 'u-anne', reason: 'asked by mail' })).status).toBe(400);
    expect((await forget(U_ANNA, { confirm: U_ANNA, reason: '' })).status).toBe(400);
    expect((await forget('u-nobody', { confirm: 'u-nobody', reason: 'asked by mail' })).status).toBe(404);
    expect(await get('/api/admin/forgotten')).toEqual([]);
  });

  it('proves what it looked through, and that nothing is left', async () => {
    const answer = await forget(U_ANNA, { confirm: U_ANNA, reason: 'asked by mail' });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ shopperId: U_ANNA, reason: 'asked by mail', checks: [] });
    const proof = await eventually(async () => {
      const found = await get<ForgettingProof>(`/api/admin/forgotten/${browser}`);
      return found.provedAt === undefined ? undefined : found;
    });
    expect(proof.checks.filter(({ found }) => found > 0)).toEqual([]);
    expect(proof.checks.map(({ what }) => what)).toEqual([
      'log',
      'keys',
      'read-models',
      'files',
      'backups',
      'exports',
      'rejected',
      'attachments',
    ]);
    expect(proof.checks.find(({ what }) => what === 'log')).toMatchObject({ looked: 10 });
    expect(proof.checks.find(({ what }) => what === 'keys')).toMatchObject({ looked: 2 });
    expect(await get('/api/admin/forgotten')).toEqual([proof]);
  }, 30_000);

  it('leaves nothing of them in a single byte on the disk', async () => {
    expect(foundIn(await everyByte())).toEqual([]);
  });

  it('leaves nothing to be read by any way in', async () => {
    const streams = [`shopper-${U_ANNA}`, `shopper-${browser}`, `conversation-${conversationId}`];
    const events = await Promise.all(
      streams.map((stream) => get<readonly EventView[]>(`/api/admin/streams/${stream}`)),
    );
    expect(foundIn(JSON.stringify(events))).toEqual([]);
    const message = events.flat().find(({ type }) => type === 'ShopperMessageSent');
    expect(message?.data).toMatchObject({ text: FORGOTTEN, shopperId: U_ANNA });
    const transcript = await get<Transcript>(`/api/conversations/${conversationId}`);
    const said = transcript.entries.filter(
      ({ kind, event }) => kind !== 'note' || event === 'ConversationRated',
    );
    expect(said.map(({ kind }) => kind)).toEqual(['shopper', 'assistant', 'agent', 'note']);
    expect(said.every(({ text }) => isForgotten(text))).toBe(true);
    for (const path of [
      '/api/conversations',
      '/api/shoppers',
      `/api/shoppers/${U_ANNA}`,
      `/api/admin/projections/portrait/document?key=${U_ANNA}&position=${message?.position ?? ''}`,
    ]) {
      expect({ path, found: foundIn(JSON.stringify(await get(path))) }).toEqual({ path, found: [] });
    }
  });

  it('keeps counts and intents', async () => {
    const { portrait } = await shopper(U_ANNA);
    expect(portrait).toEqual({ ...before.portrait, traits: FORGOTTEN });
    expect(portrait).toMatchObject({ orderCount: 1, spent: 59, ratings: [{ rating: 5 }] });
    expect(portrait.intents).toHaveLength(1);
  });

  it('shows it to those who have the conversation open', async () => {
    const forgotten = (entries: readonly TranscriptEntry[]) =>
      new Set(entries.filter(({ text }) => isForgotten(text)).map(({ kind }) => kind));
    await eventually(async () => forgotten(pushedToDesk).has('agent') || undefined);
    expect(forgotten(pushedToDesk)).toEqual(new Set(['shopper', 'assistant', 'agent', 'note']));
    expect(forgotten(pushedToAnna)).toEqual(new Set(['shopper', 'assistant', 'agent', 'note']));
  });

  it('removes the rejected inputs that name them, and no others', async () => {
    const rejected = await get<readonly RejectedView[]>('/api/admin/rejected');
    expect(rejected.map(({ payload }) => payload).join()).toContain('ben');
    expect(rejected.map(({ payload }) => payload).join()).not.toContain(ANNA);
  });

  it('leaves others alone', async () => {
    expect((await shopper('u-ben')).portrait.traits).toMatchObject({ email: 'ben@example.com' });
  });

  it('is not done twice, and a shopper who comes back is known anew', async () => {
    expect((await forget(U_ANNA, { confirm: U_ANNA, reason: 'asked again' })).status).toBe(409);
    await call(ANNA, { type: 'identify', traits: { city: 'Oslo', email: 'new@example.com' } });
    const { portrait } = await eventually(async () => {
      const found = await shopper(U_ANNA);
      return JSON.stringify(found).includes('Oslo') ? found : undefined;
    });
    expect(portrait.traits).toEqual({ city: 'Oslo', email: 'new@example.com' });
    const preview = await get<ForgettingPreview>(`/api/admin/shoppers/${U_ANNA}/forgetting`);
    expect(preview).toMatchObject({ alreadyForgotten: false, personalFields: 1 });
  });
});
