import { pino } from 'pino';
import {
  type Answers,
  type ArticleFinder,
  InMemoryShop,
  NoArticles,
  NoWriter,
  readAnswers,
} from '#assistance';
import {
  type AcceptedOffer,
  type ConversationCommand,
  handleConversationCommand,
  loadConversation,
  type StartedConversation,
} from '#conversation';
import { InMemoryEventStore } from '#event-store';
import { derivedId, SystemClock } from '#kernel';
import {
  type Choice,
  conversationStream,
  type DataOf,
  isForgotten,
  type Language,
  type OfferedChoice,
  type OrderView,
  type Recorded,
  type ReplyPart,
} from '#protocol';
import { InMemoryReadModels } from '#read-models';
import type { Classified } from '#understanding';
import type { AssistantParts } from '../../src/assistant/assistant-parts.js';
import { answerMessages } from '../../src/roles/answer-messages.js';

const conversationId = 'c-1';
const shopperId = 'u-1';
const NOW = '2026-11-22T08:00:00Z';
export const mira = { id: 'agent-mira', name: 'Mira' };

export const order = (orderId: string, over: Partial<OrderView> = {}): OrderView => ({
  orderId,
  shopperId,
  status: 'processing',
  total: 89.9,
  currency: 'EUR',
  products: [{ productId: 'p-1', name: 'Linen shirt', quantity: 1 }],
  placedAt: '2026-11-20T10:00:00Z',
  updatedAt: '2026-11-21T10:00:00Z',
  ...over,
});

const products = [
  { productId: 'p-1', name: { en: 'Linen shirt', zh: '亚麻衬衫' }, stock: 3 },
  { productId: 'p-2', name: { en: 'Desk lamp', zh: '台灯' }, stock: 0 },
];

let answers: Answers | undefined;

export type Reply = DataOf<'AssistantReplied'>;

/** How a message was read. */
interface ReadAs {
  readonly intent?: string;
  readonly band?: 'sure' | 'likely' | 'unsure';
}

/** What a conversation has that is not told by a test: it is read, and finds articles, as in a shop. */
export interface ChatParts {
  readonly language: Language;
  readonly articles: ArticleFinder;
  readonly read: (text: string) => Promise<Classified>;
}

/** A conversation with the assistant as it is, on a log in memory and a shop in memory. */
export class Chat {
  readonly store = new InMemoryEventStore();
  readonly shop: InMemoryShop;
  /** The product that the shopper looked at last. */
  lookedAt: string | undefined;
  private sent = 0;
  /** Runs between the shop's acting and the reply. */
  meanwhile: () => Promise<void> = () => Promise.resolve();

  private constructor(
    orders: readonly OrderView[],
    private readonly known: Answers,
    private readonly real?: ChatParts,
  ) {
    this.shop = new InMemoryShop({ orders, products, now: () => new Date(NOW) });
  }

  static async of(...orders: readonly OrderView[]): Promise<Chat> {
    answers ??= await readAnswers('answers');
    return new Chat(orders, answers);
  }

  static async reading(orders: readonly OrderView[], real: ChatParts): Promise<Chat> {
    answers ??= await readAnswers('answers');
    return new Chat(orders, answers, real);
  }

  /** Writes, is understood as it is, and hears the answer. */
  async write(text: string): Promise<Reply | undefined> {
    if (!this.real) throw new Error('nothing reads in this conversation: see Chat.reading');
    const messageId = await this.send(text);
    const { ranking, words, also, ...read } = await this.real.read(text);
    await this.handle({
      type: 'ClassifyMessage',
      ...{ conversationId, messageId, ...read },
      ...{ ranking: [...ranking], words: [...words], also: [...also] },
      model: { name: 'intents', version: 'shipped' },
    });
    return this.answered(messageId);
  }

  /** Writes, is understood as told, and hears the answer. */
  async say(text: string, { intent, band = intent === undefined ? 'unsure' : 'sure' }: ReadAs = {}) {
    const messageId = await this.send(text);
    await this.handle({
      type: 'ClassifyMessage',
      conversationId,
      messageId,
      ranking: [{ intent: intent ?? 'greeting', probability: band === 'unsure' ? 0.1 : 0.9 }],
      outOfScope: intent === undefined,
      band,
      language: 'en',
      model: { name: 'intents', version: 'told' },
    });
    return this.answered(messageId);
  }

  /** Presses the button with this label on the last answer. */
  async press(label: string): Promise<Reply | undefined> {
    const button = this.buttons.find((one) => one.label === label);
    if (!button)
      throw new Error(`no button "${label}" among ${this.buttons.map((one) => one.label).join(', ')}`);
    return this.choose(button.choice, label);
  }

  async choose(choice: Choice, label = 'a button'): Promise<Reply | undefined> {
    return this.answered(await this.send(label, choice));
  }

  last: Reply | undefined;

  get buttons(): readonly OfferedChoice[] {
    return partsOf(this.last).flatMap((part) => (part.kind === 'choices' ? part.choices : []));
  }
  get labels(): readonly string[] {
    return this.buttons.map(({ label }) => label);
  }
  get rows(): readonly { readonly label: string; readonly value: string }[] {
    return partsOf(this.last).flatMap((part) => (part.kind === 'summary' ? part.rows : []));
  }

  async state(): Promise<StartedConversation> {
    const { state } = await loadConversation(this.store, conversationId);
    if (state.status === 'none') throw new Error('nothing was said yet');
    return state;
  }

  async events(): Promise<readonly Recorded<'FlowMoved'>[]> {
    const events = await this.store.readStream(conversationStream(conversationId));
    return events as readonly Recorded<'FlowMoved'>[];
  }
  async types(): Promise<readonly string[]> {
    return (await this.events()).map(({ type }) => type);
  }

  async handle(command: ConversationCommand): Promise<void> {
    const handled = await handleConversationCommand(this.store, command, {
      correlationId: 'x',
      actor: { kind: 'shopper', id: shopperId },
      occurredAt: NOW,
    });
    if (!handled.ok) throw new Error(handled.error.message);
  }

  join(): Promise<void> {
    return this.handle({ type: 'JoinAsAgent', conversationId, agent: mira });
  }
  handBack(): Promise<void> {
    return this.handle({ type: 'HandBack', conversationId, agent: mira });
  }

  /** The assistant reads the whole log from the beginning, as after a crash before it could write down its place. */
  async restart(): Promise<void> {
    await this.react(await this.events());
  }

  /** Takes up help that was offered for a question. */
  async accept(intent: string | null): Promise<Reply | undefined> {
    const offerId = `offer-${this.sent}`;
    const offer = { offerId, policyId: 'policy-1', intent };
    return this.answered(await this.send('Show me', { kind: 'offer', offerId }, offer));
  }

  async send(text: string, choice?: Choice, accepts?: AcceptedOffer): Promise<string> {
    const messageId = derivedId('message', String(++this.sent));
    const meant = { ...(choice && { choice }), ...(accepts && { accepts }) };
    const said = { conversationId, actsAs: [shopperId] as const, messageId, text, ...meant };
    if (this.sent === 1)
      await this.handle({ type: 'StartConversation', language: this.real?.language ?? 'en', ...said });
    else await this.handle({ type: 'SendShopperMessage', ...said });
    return messageId;
  }

  private async answered(messageId: string): Promise<Reply | undefined> {
    await this.react((await this.events()).slice(-3));
    const all = (await this.events()) as readonly Recorded[];
    const replies = all.filter(
      (event): event is Recorded<'AssistantReplied'> => event.type === 'AssistantReplied',
    );
    this.last = replies.find(({ data }) => data.inReplyTo === messageId)?.data;
    return this.last;
  }

  private async react(events: Awaited<ReturnType<Chat['events']>>): Promise<void> {
    const due = events.filter(({ type }) =>
      ['ShopperMessageSent', 'IntentClassified'].includes(type as string),
    );
    await answerMessages(this.parts()).react(due);
  }

  private parts(): AssistantParts {
    const { shop, known } = this;
    const acting = Object.assign(Object.create(shop) as InMemoryShop, {
      act: async (action: Parameters<InMemoryShop['act']>[0]) => {
        const acted = await shop.act(action);
        await this.meanwhile();
        return acted;
      },
    });
    return {
      store: this.store,
      readModels: new InMemoryReadModels(),
      clock: new FixedClock(),
      log: pino({ level: 'silent' }),
      knowledge: {
        answers: known,
        shop: {
          name: { en: 'Lumen & Leaf', zh: 'Lumen & Leaf' },
          returnDays: 30,
          ...(this.real && {
            productNames: new Map(products.map(({ productId, name }) => [productId, name])),
          }),
          freeShippingFrom: { amount: 49, currency: 'EUR' },
        },
        acts: shop.acts,
      },
      shop: acting,
      articles: this.real?.articles ?? new NoArticles(),
      writer: new NoWriter(),
      recommend: () => Promise.resolve(undefined),
      lookedAt: () => Promise.resolve(this.lookedAt),
      desk: () => Promise.resolve({ open: true, agents: 1, expectedWaitMinutes: 4 }),
      untilCurrent: () => Promise.resolve(),
    };
  }
}

class FixedClock extends SystemClock {
  override now(): Date {
    return new Date(NOW);
  }
}

const partsOf = (reply: Reply | undefined): readonly ReplyPart[] =>
  reply?.parts === undefined || isForgotten(reply.parts) ? [] : reply.parts;
