import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ShopAction } from '#assistance';
import type { Recorded } from '#protocol';
import { Chat, order } from './chat.js';

const orders = () => [
  order('1001'),
  order('1002', { placedAt: '2026-11-21T10:00:00Z' }),
  order('2001', { status: 'delivered' }),
  order('3001', { status: 'shipped' }),
];

type Step = (chat: Chat) => Promise<unknown>;

/** Buttons that were offered at any time are kept: old ones are pressed as well as new ones. */
const kept = new WeakMap<Chat, Chat['buttons'][number][]>();

const pressAny =
  (nth: number): Step =>
  async (chat) => {
    const known = kept.get(chat) ?? [];
    known.push(...chat.buttons);
    kept.set(chat, known);
    const button = known[known.length - 1 - (nth % Math.max(1, known.length))];
    return button && chat.choose(button.choice, button.label);
  };

const FITTING: Readonly<Record<string, string>> = {
  recipient: 'Mira Holm',
  street: 'Elbchaussee 12',
  postcode: '22765',
  city: 'Hamburg',
  phone: 'skip',
  company: 'Holm & Söhne GmbH',
  taxNumber: 'skip',
};

/** Answers what is asked, or presses the first button there is. */
const complies: Step = async (chat) => {
  const field = chat.last?.asks?.field;
  const text = field === undefined ? undefined : FITTING[field];
  const [button] = chat.buttons;
  if (text !== undefined) return chat.say(text);
  return button && chat.choose(button.choice, button.label);
};

const intents = [
  'cancel_order',
  'change_shipping_address',
  'return_item',
  'invoice',
  'order_status',
  'thanks',
];
const texts = [
  'Mira Holm',
  'Elbchaussee 12',
  '22765',
  'Hamburg',
  'skip',
  'yes',
  'no',
  'go on',
  'never mind',
  '1001',
  'order 3001',
  'hm?',
  '确认',
];

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...intents), fc.constantFrom<('sure' | 'likely')[]>('sure', 'likely'))
      .map(
        ([intent, band]): Step =>
          (chat) =>
            chat.say(intent, { intent, band }),
      ),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom(...texts).map(
      (text): Step =>
        (chat) =>
          chat.say(text),
    ),
  },
  { weight: 6, arbitrary: fc.nat({ max: 12 }).map(pressAny) },
  { weight: 14, arbitrary: fc.constant(complies) },
  { weight: 1, arbitrary: fc.constant<Step>((chat) => chat.restart()) },
  { weight: 1, arbitrary: fc.constant<Step>((chat) => chat.join().then(() => chat.handBack())) },
  {
    weight: 1,
    arbitrary: fc.boolean().map(
      (afterActing): Step =>
        async (chat) =>
          chat.shop.beAway(1, { afterActing }),
    ),
  },
);

async function happened(steps: readonly Step[]): Promise<Chat> {
  const chat = await Chat.of(...orders());
  await chat.say('hello', { intent: 'greeting' });
  for (const one of steps) await one(chat);
  return chat;
}

/** What the log says of a flow up to where the shop acted for it. */
function confirmedIn(log: readonly Recorded[], flowId: string): boolean {
  let shown = false;
  let confirmed = false;
  for (const event of log) {
    if (event.type === 'FlowAnswered' && event.data.flowId === flowId) shown = false;
    if (event.type === 'AssistantReplied' && event.data.asks?.flowId === flowId) {
      shown = event.data.asks.field === undefined;
    }
    if (event.type === 'FlowMoved' && event.data.flowId === flowId && event.data.to === 'confirmed') {
      if (!shown) return false;
      confirmed = true;
    }
  }
  return confirmed;
}

describe('whatever is written and pressed, in whatever order', () => {
  it('the shop acts only on what was shown and confirmed, and on nothing twice', async () => {
    let acted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
        const chat = await happened(steps);
        const log = (await chat.events()) as unknown as readonly Recorded[];
        const { done } = chat.shop;
        acted += done.length;
        const ids = done.map(({ flowId }: ShopAction) => flowId);
        expect(new Set(ids).size).toBe(ids.length);
        for (const flowId of ids) expect(confirmedIn(log, flowId)).toBe(true);
        const cancelled = done.filter(({ act }) => act === 'cancel_order').map(({ orderId }) => orderId);
        expect(new Set(cancelled).size).toBe(cancelled.length);
      }),
      { numRuns: 45, seed: 6 },
    );
    // Else the property would say nothing.
    expect(acted).toBeGreaterThan(5);
  });

  it('every message is answered once while the assistant holds the conversation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        const chat = await happened(steps);
        const log = (await chat.events()) as unknown as readonly Recorded[];
        const answered = log.flatMap((event) =>
          event.type === 'AssistantReplied' ? [event.data.inReplyTo] : [],
        );
        expect(new Set(answered).size).toBe(answered.length);
        if (log.some(({ type }) => type === 'HandoffRequested')) return;
        const asked = log.flatMap((event) =>
          event.type === 'ShopperMessageSent' ? [event.data.messageId] : [],
        );
        expect(answered).toEqual(asked);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});
