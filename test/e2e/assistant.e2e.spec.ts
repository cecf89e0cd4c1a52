import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  type Choice,
  conversationStream,
  isForgotten,
  type OfferedChoice,
  type OrderView,
  type Recorded,
  shopperStream,
  type TranscriptEntry,
} from '#protocol';
import type { Opened } from '../../src/roles/understanding-role.js';
import {
  agentSocket,
  cookieOf,
  eventually,
  knownVisitor,
  post,
  type ShopperClient,
  shopperSocket,
} from './clients.js';
import { type Running, running } from './running.js';

const INTENTS: readonly (readonly [RegExp, string])[] = [
  [/address|地址/i, 'change_shipping_address'],
  [/invoice/i, 'invoice'],
  [/stock/i, 'stock'],
  [/choose|推荐/i, 'recommendation'],
  [/shipping cost/i, 'shipping_cost'],
  [/human/i, 'talk_to_human'],
];

/** Understands a few words: what is made of them is the point here. */
const classifier = async (): Promise<Opened> => ({
  answer: async (questions) => ({
    model: { name: 'intents', version: 'words' },
    answers: questions.map(({ text }) => {
      const intent = INTENTS.find(([pattern]) => pattern.test(text))?.[1];
      const known = intent !== undefined;
      return {
        ranking: [{ intent: intent ?? 'greeting', probability: known ? 0.9 : 0.1 }],
        outOfScope: !known,
        inScope: known ? 0.9 : 0.1,
        band: known ? 'sure' : 'unsure',
        language: 'en',
        words: [],
        also: [],
      };
    }),
  }),
  close: async () => undefined,
});

let server: Running;
beforeAll(async () => {
  server = await running({ openClassifier: classifier });
});
afterAll(() => server.remove());

/** A logged-in shopper with an order, in the chat. */
class Talk {
  private readonly heard: TranscriptEntry[] = [];
  conversationId: string | undefined;

  private constructor(
    readonly token: string,
    readonly shopperId: string,
    readonly orderId: string,
    private readonly socket: ShopperClient,
  ) {
    socket.on('transcript.entry', ({ entry }) => this.heard.push(entry));
  }

  static async of(person: string): Promise<Talk> {
    const { token, shopperId } = await knownVisitor(server, person);
    const order = { token, checkoutId: randomUUID(), lines: [{ productId: 'hp-k01', quantity: 1 }] };
    const placed = (await (await post(server, '/shop/api/orders', order)).json()) as { orderId: string };
    await eventually(async () => ((await ordersOf(token)).length > 0 ? true : undefined));
    return new Talk(token, shopperId, placed.orderId, await shopperSocket(server, token));
  }

  async send(text: string, choice?: Choice): Promise<void> {
    const conversation = this.conversationId !== undefined && { conversationId: this.conversationId };
    const message = { messageId: randomUUID(), text, ...conversation, ...(choice && { choice }) };
    const sent = await this.socket.emitWithAck('message.send', message);
    if (!sent.ok) throw new Error(sent.problem.message);
    this.conversationId = sent.value.conversationId;
  }

  /** Says it, and hears the assistant's next answer. */
  async say(text: string, choice?: Choice): Promise<TranscriptEntry> {
    const before = this.answers.length;
    await this.send(text, choice);
    return eventually(() => this.answers[before]);
  }

  press(entry: TranscriptEntry, label: string): Promise<TranscriptEntry> {
    const button = buttonsOf(entry).find((one) => one.label === label);
    if (!button)
      throw new Error(
        `no "${label}" among ${buttonsOf(entry)
          .map((one) => one.label)
          .join(', ')}`,
      );
    return this.say(button.label, button.choice);
  }

  get answers(): readonly TranscriptEntry[] {
    return this.heard.filter(({ kind }) => kind === 'assistant');
  }

  async types(): Promise<readonly string[]> {
    const events = await server.house.store.readStream(conversationStream(this.conversationId ?? ''));
    return events.map(({ type }) => type);
  }

  hours() {
    return this.socket.emitWithAck('desk.hours', {});
  }

  close(): void {
    this.socket.close();
  }
}

const ordersOf = async (token: string): Promise<readonly OrderView[]> =>
  (await (
    await fetch(`${server.url}/shop/api/orders`, { headers: { authorization: `Bearer ${token}` } })
  ).json()) as readonly OrderView[];

const partsOf = ({ parts }: TranscriptEntry) => (parts === undefined || isForgotten(parts) ? [] : parts);
const buttonsOf = (entry: TranscriptEntry): readonly OfferedChoice[] =>
  partsOf(entry).flatMap((part) => (part.kind === 'choices' ? part.choices : []));

describe('the assistant over real sockets', () => {
  it('changes an address step by step, with something else in the middle, left and taken up again', async () => {
    const talk = await Talk.of('shopper-001');
    await talk.say('I must change the delivery address');
    await talk.say('Mira Holm');
    const goesOn = await talk.say('what is the shipping cost?');
    expect(goesOn).toMatchObject({ reply: 'answer', intent: 'shipping_cost' });
    const street = await talk.press(goesOn, 'Go on with changing the address');
    expect(street.text).toContain('house number');
    const left = await talk.press(street, 'Never mind');
    await talk.press(left, 'Go on after all');
    for (const text of ['Elbchaussee 12', '22765 Hamburg']) await talk.say(text);
    const summary = await talk.say('skip');
    expect(summary.reply).toBe('confirm');
    const done = await talk.press(summary, 'Change the address');
    expect(done).toMatchObject({ reply: 'done', text: expect.stringContaining(talk.orderId) });
    const events = await server.house.store.readStream(shopperStream(talk.shopperId));
    expect(events.filter(({ type }) => type === 'OrderUpdated').at(-1)?.data).toMatchObject({
      order_id: talk.orderId,
      shipping_address: {
        recipient: 'Mira Holm',
        street: 'Elbchaussee 12',
        postcode: '22765',
        city: 'Hamburg',
      },
    });
    // As it is kept, nobody can read who lives where.
    const kept = await server.house.log.readStream(shopperStream(talk.shopperId));
    expect(JSON.stringify(kept.map(({ data }) => data))).not.toContain('Elbchaussee');
    talk.close();
  });

  it('hands an invoice over that its address opens', async () => {
    const talk = await Talk.of('shopper-002');
    const whose = await talk.say('an invoice please');
    const summary = await talk.press(whose, 'To me');
    const done = await talk.press(summary, 'Issue the invoice');
    const [article] = partsOf(done).flatMap((part) => (part.kind === 'articles' ? part.articles : []));
    const page = await fetch(new URL(article?.url ?? '', server.url));
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain(talk.orderId);
    talk.close();
  });

  it('tells the stock of a product that is named, and recommends with what the funnel counts', async () => {
    const talk = await Talk.of('shopper-003');
    const stock = await talk.say('is the cast-iron skillet in stock?');
    expect(stock.text).toContain('Cast-iron skillet 26 cm**: in stock');
    const advice = await talk.say('help me choose something');
    const [shown] = partsOf(advice).flatMap((part) => (part.kind === 'products' ? [part] : []));
    const told = await server.house.store.readStream(`foresight-${talk.shopperId}`);
    const written = told.find(
      ({ type }) => type === 'ProductsRecommended',
    ) as Recorded<'ProductsRecommended'>;
    expect(written.data).toMatchObject({ recommendationId: shown?.recommendationId, place: 'chat' });
    talk.close();
  });

  it('keeps quiet once an agent has taken over in the middle, and what was under way waits', async () => {
    const talk = await Talk.of('shopper-004');
    await talk.say('change my address');
    const agent = await agentSocket(server, await cookieOf(server, 'agent'));
    const conversationId = talk.conversationId ?? '';
    // Both at once: whoever is first, the message has one answer at most.
    await Promise.all([
      talk.send('Mira Holm'),
      agent.emitWithAck('conversation.reply', {
        conversationId,
        messageId: randomUUID(),
        text: 'Mira here.',
      }),
    ]);
    await talk.send('Elbchaussee 12');
    await eventually(async () => {
      const types = await talk.types();
      return types.filter((type) => type === 'IntentClassified').length === 3 ? true : undefined;
    });
    const replies = (await talk.types()).filter((type) => type === 'AssistantReplied').length;
    expect(await talk.types()).toContain('AgentJoined');
    const joined = (await talk.types()).indexOf('AgentJoined');
    expect((await talk.types())[joined - 1]).toBe('FlowMoved');
    expect(replies).toBeLessThanOrEqual(2);
    expect((await talk.types()).lastIndexOf('AssistantReplied')).toBeLessThan(joined);
    await agent.emitWithAck('conversation.handBack', { conversationId });
    const again = await talk.say('go on');
    expect(again.reply).toBe('collect');
    agent.close();
    talk.close();
  });

  it('says when people answer, and how soon', async () => {
    const talk = await Talk.of('shopper-005');
    await talk.say('a human');
    expect(await talk.hours()).toMatchObject({ ok: true, value: { open: true, agents: expect.any(Number) } });
    talk.close();
  });
});
