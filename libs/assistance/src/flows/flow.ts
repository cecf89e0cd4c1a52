import type { Language, OrderView, ReplyPart } from '#protocol';
import type { LocalName, ShopFacts } from '../shop-facts.js';
import type { ActRefusal, Acted, ShopAct, ShopAction } from '../shop/shop-backend.js';

/** What the words of a flow may speak of. */
export interface FlowContext {
  readonly language: Language;
  readonly shop: ShopFacts;
  readonly now: Date;
  readonly answers: Readonly<Record<string, string>>;
  /** Of this shopper, those that qualify, newest first. */
  readonly orders: readonly OrderView[];
  /** The one that it is about, once that is known. */
  readonly order?: OrderView;
}

export interface FieldChoice {
  readonly value: string;
  readonly label: string;
}

/** Values by field: one message may tell several. Undefined: it does not look like what was asked for. */
export type Read = Readonly<Record<string, string>> | undefined;

/** One thing to be known before the shop can act. */
export interface Field {
  readonly name: string;
  readonly label: LocalName;
  readonly ask: LocalName;
  /** What is said where an answer does not look right, with an example of one that does. */
  readonly problem: LocalName;
  /** Buttons. Where there are some, nothing else is taken for an answer. */
  choices?(context: FlowContext): readonly FieldChoice[];
  /** Which of the choices a text in other words means. */
  meant?(text: string): string | undefined;
  /** The choice for whatever is told in words of one's own. */
  readonly otherwise?: string;
  /** How it is typed; absent where it is chosen. */
  readonly input?: Extract<ReplyPart, { kind: 'input' }>['type'];
  readonly hint?: LocalName;
  /** It may be left out: what the button for that says. */
  readonly skip?: LocalName;
  /** Asked only where this holds. */
  when?(answers: Readonly<Record<string, string>>): boolean;
  read?(text: string): Read;
  /** As it stands in the summary; what was typed where absent. */
  shown?(value: string, context: FlowContext): string;
}

export interface FlowWords {
  /** What it is, after "go on with": `cancelling the order`. */
  readonly doing: string;
  /** Above the summary. */
  readonly confirm: string;
  readonly yes: string;
  readonly no: string;
  readonly abandoned: string;
  done(acted: Extract<Acted, { outcome: 'done' }>, context: FlowContext): string;
}

/** Something that takes several steps: what must be known, for which orders it is possible, and what then is done. */
export interface Flow {
  readonly name: ShopAct;
  readonly fields: readonly Field[];
  readonly words: Readonly<Record<Language, FlowWords>>;
  /** @param ids who asks, and for which flow */
  action(
    context: FlowContext & { readonly order: OrderView },
    ids: { readonly flowId: string; readonly shopperId: string },
  ): ShopAction;
}

export const refusalWords: Readonly<Record<Language, Readonly<Record<ActRefusal, string>>>> = {
  en: {
    'unknown-order': 'The shop does not know this order as yours, so nothing was changed.',
    'already-shipped': 'The parcel has left the warehouse in the meantime, so this is no longer possible.',
    'already-cancelled': 'This order has been cancelled already.',
    'not-delivered': 'The order has not been delivered yet, so there is nothing to send back so far.',
    'return-period-over': 'The time in which this order can be returned is over.',
    'already-returned': 'A return of these items is registered already.',
    'not-possible': 'The shop could not do this, and nothing was changed.',
  },
  zh: {
    'unknown-order': '商城没有在您名下查到这笔订单，因此没有做任何更改。',
    'already-shipped': '包裹刚刚已经出库，现在无法再办理。',
    'already-cancelled': '这笔订单已经取消了。',
    'not-delivered': '订单还没有送达，暂时没有可以退回的商品。',
    'return-period-over': '这笔订单已经超过退货期限。',
    'already-returned': '这些商品已经登记过退货了。',
    'not-possible': '商城未能办理，没有做任何更改。',
  },
};
