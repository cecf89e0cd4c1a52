import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { io } from 'socket.io-client';
import { handlePolicyCommand, isHeldOut } from '#help';
import type { NewEvent } from '#kernel';
import {
  type HelpCard,
  type HelpPolicy,
  helpPolicy,
  helpStream,
  isOneOf,
  type VisitorReply,
} from '#protocol';
import { eventually, knownVisitor, oneConnection, type ShopperClient, track, visitor } from './clients.js';
import { type Running, running } from './running.js';

let server: Running;
const metadata = {
  correlationId: 'help-test',
  actor: { kind: 'administrator', id: 'tester' } as const,
  occurredAt: new Date().toISOString(),
};
const policy = (more: Partial<HelpPolicy> = {}): HelpPolicy =>
  helpPolicy.parse({
    name: 'Payment failed twice',
    when: { happened: { event: 'PaymentFailed', times: 2, withinMinutes: 30 } },
    answers: 'payment_failed',
    offer: {
      en: { saw: 'Your payment failed {{times}} times.', action: 'See what helps' },
      zh: { saw: '付款失败了 {{times}} 次。', action: '看看怎么解决' },
    },
    limits: { perSession: 5, perDay: 5, perWeek: 5, holdOut: 0, cooldownHours: 24 },
    ...more,
  });
const putInForce = async (policyId: string, body: HelpPolicy): Promise<void> => {
  const meta = { ...metadata, correlationId: randomUUID() };
  await handlePolicyCommand(server.house.store, { type: 'DefinePolicy', policyId, policy: body }, meta);
  await handlePolicyCommand(server.house.store, { type: 'EnablePolicy', policyId }, meta);
};
const fails = (who: VisitorReply, checkoutId: string, event = 'Payment Failed') =>
  track(server, {
    batch: [
      {
        type: 'track',
        event,
        anonymousId: who.anonymousId,
        messageId: randomUUID(),
        timestamp: new Date().toISOString(),
        properties: {
          checkout_id: checkoutId,
          coupon_id: 'SPRING',
          product_id: 'knife-of-another-shop',
          name: 'Chef’s knife',
        },
      },
    ],
  });
const failsTwice = async (who: VisitorReply, checkoutId = randomUUID()): Promise<void> => {
  await fails(who, checkoutId);
  await fails(who, checkoutId);
};

interface Seen {
  readonly socket: ShopperClient;
  readonly cards: HelpCard[];
  readonly withdrawn: string[];
}
async function looking(who: VisitorReply): Promise<Seen> {
  // Who listens only once connected would miss what stands open already.
  const socket: ShopperClient = io(`${server.url}/shopper`, {
    ...oneConnection,
    auth: { token: who.token },
  });
  const seen: Seen = { socket, cards: [], withdrawn: [] };
  socket.on('help.offered', (card) => seen.cards.push(card));
  socket.on('help.withdrawn', ({ offerId }) => seen.withdrawn.push(offerId));
  await once(socket as never, 'connect');
  return seen;
}
const firstCard = ({ cards }: Seen): Promise<HelpCard> => eventually(() => cards[0]);
const offered = async (who: VisitorReply) => {
  const events = await server.house.store.readStream(helpStream(who.shopperId));
  return events.filter(isOneOf(['HelpOffered']));
};
const dismissal = ([first]: Awaited<ReturnType<typeof offered>>): NewEvent => ({
  id: randomUUID(),
  type: 'HelpDismissed',
  schemaVersion: 1,
  data: {
    shopperId: first?.data.shopperId,
    offerId: first?.data.offerId,
    policyId: first?.data.policyId,
    how: 'dismissed',
  },
  metadata: { ...metadata, occurredAt: new Date().toISOString() },
});
/** All that has happened is decided about: who comes after it has trouble too, and is offered help. */
const settled = async (): Promise<void> => {
  const next = await visitor(server);
  const seen = await looking(next);
  await failsTwice(next);
  await firstCard(seen);
  seen.socket.close();
};

beforeAll(async () => {
  server = await running();
  await putInForce('payment', policy());
});
afterAll(() => server.remove());

describe('help before asking', () => {
  it('is offered once something went wrong twice, and taken up as a message', async () => {
    const who = await visitor(server);
    const seen = await looking(who);
    const elsewhere = await looking(who);
    await failsTwice(who);
    const card = await firstCard(seen);
    expect(card).toMatchObject({ saw: 'Your payment failed 2 times.', intent: 'payment_failed' });
    expect(Date.parse(card.until) - Date.parse(card.at)).toBe(600_000);
    await seen.socket.emitWithAck('help.shown', { offerId: card.offerId });
    const message = {
      messageId: randomUUID(),
      text: card.action,
      choice: { kind: 'offer', offerId: card.offerId },
    } as const;
    const sent = await seen.socket.emitWithAck('message.send', message);
    if (!sent.ok) throw new Error(sent.problem.message);
    const events = await server.house.store.readStream(`conversation-${sent.value.conversationId}`);
    expect(events.slice(0, 3).map(({ type }) => type)).toEqual([
      'ConversationStarted',
      'ShopperMessageSent',
      'HelpAccepted',
    ]);
    expect(events[2]?.data).toMatchObject({
      offerId: card.offerId,
      intent: 'payment_failed',
      policyId: 'payment',
    });
    await eventually(() => elsewhere.withdrawn.includes(card.offerId) || undefined);
    const answered = await eventually(async () => {
      const all = await server.house.store.readStream(`conversation-${sent.value.conversationId}`);
      return all.find(isOneOf(['AssistantReplied']));
    });
    expect(answered.data.intent).toBe('payment_failed');
    await fails(who, randomUUID());
    await settled();
    expect(await offered(who)).toHaveLength(1);
    seen.socket.close();
    elsewhere.socket.close();
  });

  it('comes again to whoever connects while it stands open, also after a restart', async () => {
    const who = await visitor(server);
    await failsTwice(who);
    await eventually(async () => (await offered(who))[0]);
    await server.stop();
    server = await running({ folder: server.folder });
    const seen = await looking(who);
    const card = await firstCard(seen);
    await seen.socket.emitWithAck('help.dismiss', { offerId: card.offerId });
    const later = await looking(who);
    await settled();
    expect(later.cards).toEqual([]);
    await failsTwice(who);
    await settled();
    expect(await offered(who)).toHaveLength(1);
    seen.socket.close();
    later.socket.close();
  });

  it('is offered never again to whoever muted it, until they say otherwise', async () => {
    const who = await visitor(server);
    const seen = await looking(who);
    expect(await seen.socket.emitWithAck('help.mute', { muted: true })).toEqual({ ok: true, value: null });
    await failsTwice(who);
    await settled();
    expect(await offered(who)).toEqual([]);
    await seen.socket.emitWithAck('help.mute', { muted: false });
    await settled();
    await fails(who, randomUUID());
    await firstCard(seen);
    seen.socket.close();
  });

  it('is not shown to who is held out, and is not theirs to take', async () => {
    await putInForce(
      'coupon',
      policy({
        when: { happened: { event: 'CouponDenied', times: 1, withinMinutes: 5 } },
        limits: { perSession: 5, perDay: 5, perWeek: 5, holdOut: 0.9, cooldownHours: 24 },
      }),
    );
    let who = await visitor(server);
    while (!isHeldOut('coupon', who.shopperId, 0.9)) who = await visitor(server);
    const seen = await looking(who);
    await fails(who, randomUUID(), 'Coupon Denied');
    const [held] = await eventually(async () => ((await offered(who)).length > 0 ? offered(who) : undefined));
    expect(held?.data.arm).toBe('hold-out');
    await settled();
    expect(seen.cards).toEqual([]);
    const refused = await seen.socket.emitWithAck('help.dismiss', { offerId: held?.data.offerId ?? '' });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    seen.socket.close();
  });

  it('cannot be seen, waved away or taken up by anybody else', async () => {
    const who = await visitor(server);
    const thief = await visitor(server);
    const [seen, stolen] = [await looking(who), await looking(thief)];
    await failsTwice(who);
    const { offerId } = await firstCard(seen);
    const choice = { kind: 'offer', offerId } as const;
    const message = { messageId: randomUUID(), text: 'Mine', choice };
    for (const reply of [
      await stolen.socket.emitWithAck('help.shown', { offerId }),
      await stolen.socket.emitWithAck('help.dismiss', { offerId }),
      await stolen.socket.emitWithAck('help.mute', { muted: true, offerId }),
      await stolen.socket.emitWithAck('message.send', message),
    ])
      expect(reply).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    // Saying that one is somebody takes no more than the public key.
    const claim = {
      type: 'identify',
      userId: 'claimed',
      anonymousId: thief.anonymousId,
      messageId: randomUUID(),
    };
    await track(server, { batch: [claim] });
    await settled();
    expect(stolen.cards).toEqual([]);
    seen.socket.close();
    stolen.socket.close();
  });

  it('is offered once to a person, whichever of their ids they go by', async () => {
    const who = await visitor(server);
    const checkout = randomUUID();
    await failsTwice(who, checkout);
    await eventually(async () => (await offered(who))[0]);
    const known = await knownVisitor(server, 'shopper-002');
    const userId = known.shopperId.slice(2);
    const login = { type: 'identify', userId, anonymousId: who.anonymousId, messageId: randomUUID() };
    const failure = { type: 'track', event: 'Payment Failed', userId, properties: { checkout_id: checkout } };
    await track(server, { batch: [login, { ...failure, messageId: randomUUID() }] });
    await settled();
    expect(await offered(known)).toEqual([]);
    // What they waved away under one id counts for the other: not for another checkout either.
    await server.house.store.append(helpStream(who.shopperId), [dismissal(await offered(who))]);
    const other = { ...failure, properties: { checkout_id: randomUUID() } };
    await track(server, { batch: [{ ...other, messageId: randomUUID() }] });
    await settled();
    expect(await offered(known)).toEqual([]);
  });

  it('waits for a quiet moment where the policy says so', async () => {
    await putInForce(
      'quiet',
      policy({
        when: { happened: { event: 'ProductViewed', times: 2, withinMinutes: 10 }, afterQuietSeconds: 1 },
        offer: {
          en: { saw: 'Still looking at {{product}}?', action: 'Ask about it' },
          zh: { saw: '还在看{{product}}吗？', action: '问问看' },
        },
      }),
    );
    const who = await visitor(server);
    const seen = await looking(who);
    for (let i = 0; i < 2; i++) await fails(who, '', 'Product Viewed');
    expect(await offered(who)).toEqual([]);
    expect((await firstCard(seen)).saw).toBe('Still looking at Chef’s knife?');
    const [first] = await offered(who);
    const [newest] = await server.house.store.readStream(`shopper-${who.shopperId}`, {
      direction: 'backwards',
    });
    const [decided, done] = [first, newest].map((one) => Date.parse(one?.metadata.occurredAt ?? ''));
    expect((decided ?? 0) - (done ?? 0)).toBe(1000);
    seen.socket.close();
  });

  it('is not offered for what happened long ago', async () => {
    const who = await visitor(server);
    const old = { type: 'track', event: 'Payment Failed', anonymousId: who.anonymousId };
    const timestamp = new Date(Date.now() - 3_600_000).toISOString();
    await track(server, {
      batch: [1, 2].map((n) => ({
        ...old,
        messageId: `${who.shopperId}-${String(n)}`,
        timestamp,
        properties: {},
      })),
    });
    await settled();
    expect(await offered(who)).toEqual([]);
  });
});
