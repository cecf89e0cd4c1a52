import { randomUUID } from 'node:crypto';
import { helpOffered } from '#help';
import { conversationStream, helpStream, type Recorded, type ReplyPart } from '#protocol';
import type { Running } from '../e2e/running.js';
import { until } from './until.js';

/** The one conversation there is, once it has been answered so many times. */
export async function conversationAnswered(
  { house }: Running,
  answers = 1,
): Promise<Recorded<'AssistantReplied'>> {
  let found: readonly Recorded<'AssistantReplied'>[] = [];
  await until(async () => {
    found = (await house.store.readAll(0n, { types: ['AssistantReplied'] }, 100)) as unknown as typeof found;
    return found.length >= answers;
  });
  const [first] = found;
  if (first === undefined) throw new Error('Nobody has been answered.');
  return first;
}

/** The assistant says this in a conversation, whatever it would say itself. */
export async function say(
  { house }: Running,
  { conversationId, shopperId }: { readonly conversationId: string; readonly shopperId: string },
  text: string,
  parts: readonly ReplyPart[],
): Promise<void> {
  const id = randomUUID();
  const data = { conversationId, shopperId, messageId: id, inReplyTo: id, text, intent: null, parts };
  const actor = { kind: 'assistant' as const, id: 'assistant' };
  const metadata = { correlationId: id, actor, occurredAt: new Date().toISOString() };
  const event = { id: randomUUID(), type: 'AssistantReplied', schemaVersion: 1, data, metadata };
  await house.store.append(conversationStream(conversationId), [event], 'any');
}

/** Help is offered to a shopper, whatever they did. @returns the offer's id */
export async function offerHelp({ house }: Running, shopperId: string, saw: string): Promise<string> {
  const offerId = randomUUID();
  const event = helpOffered(
    {
      shopperId,
      offerId,
      policyId: 'test',
      policyVersion: 1,
      arm: 'offer',
      intent: 'payment_failed',
      language: 'en',
      saw,
      action: 'See what helps',
      about: offerId,
      evidence: [],
    },
    { now: Date.now(), cause: { id: offerId, correlationId: offerId } },
  );
  await house.store.append(helpStream(shopperId), [event], 'any');
  return offerId;
}
