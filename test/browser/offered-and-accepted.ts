import { randomUUID } from 'node:crypto';
import { handlePolicyCommand } from '#help';
import { type HelpCard, helpPolicy } from '#protocol';
import { shopperSocket, track, visitor } from '../e2e/clients.js';
import type { Running } from '../e2e/running.js';

const actor = { kind: 'administrator', id: 'tester' } as const;

/** Their payment fails twice, they are offered help, and take it up. */
export async function offeredAndAccepted(server: Running): Promise<HelpCard> {
  const offer = { saw: 'Your payment failed {{times}} times.', action: 'See what helps' };
  const policy = helpPolicy.parse({
    name: 'Payment failed twice',
    when: { happened: { event: 'PaymentFailed', times: 2, withinMinutes: 30 } },
    answers: 'payment_failed',
    offer: { en: offer, zh: offer },
    limits: { holdOut: 0 },
  });
  for (const type of ['DefinePolicy', 'EnablePolicy'] as const) {
    const metadata = { correlationId: randomUUID(), actor, occurredAt: new Date().toISOString() };
    await handlePolicyCommand(server.house.store, { type, policyId: 'paying', policy }, metadata);
  }
  const { token, anonymousId } = await visitor(server);
  const other = await shopperSocket(server, token);
  const offered = new Promise<HelpCard>((resolve) => void other.once('help.offered', resolve));
  for (const messageId of [randomUUID(), randomUUID()]) {
    const properties = { checkout_id: 'c-1' };
    const event = { type: 'track', event: 'Payment Failed', anonymousId, messageId, properties };
    await track(server, { batch: [event] });
  }
  const card = await offered;
  await other.emitWithAck('help.shown', { offerId: card.offerId });
  await other.emitWithAck('message.send', {
    messageId: randomUUID(),
    text: card.action,
    choice: { kind: 'offer', offerId: card.offerId },
  });
  other.close();
  return card;
}
