import { randomUUID } from 'node:crypto';
import { conversationStream, shopperStream } from '#protocol';
import { shopperSocket, visitor } from '../e2e/clients.js';
import type { Running } from '../e2e/running.js';
import { until } from './until.js';

/** A coupon of this shopper's is refused. */
export async function denyCoupon({ house }: Running, shopperId: string): Promise<void> {
  const id = randomUUID();
  const metadata = {
    correlationId: id,
    actor: { kind: 'shopper' as const, id: shopperId },
    occurredAt: new Date().toISOString(),
  };
  const event = { id, type: 'CouponDenied', schemaVersion: 1, data: { coupon_id: 'WINTER' }, metadata };
  await house.store.append(shopperStream(shopperId), [event], 'any');
}

/**
 * Somebody asks, it is read, and the assistant answers, each caused by the one before.
 *
 * @returns the conversation's id
 */
export async function conversationWithAnswer(server: Running): Promise<string> {
  const { token } = await visitor(server);
  const shopper = await shopperSocket(server, token);
  const message = { messageId: randomUUID(), text: 'Where is my order?' };
  const sent = await shopper.emitWithAck('message.send', message);
  if (!sent.ok) throw new Error(sent.problem.message);
  const { conversationId } = sent.value;
  const answers = { types: ['AssistantReplied'], streamPrefixes: [conversationStream(conversationId)] };
  await until(async () => (await server.house.store.count(answers)) > 0);
  shopper.close();
  return conversationId;
}
