import type { ConversationFlow } from '#conversation';
import type {
  Choice,
  Classification,
  DeskHours,
  Language,
  OrderView,
  ShownProduct,
  CitedArticle,
} from '#protocol';
import type { WrittenAnswer } from '../answer-writer.js';
import type { Answers } from '../read-answers.js';
import type { ShopFacts } from '../shop-facts.js';
import type { Acted, ShopAct } from '../shop/shop-backend.js';

/** A message, and what is known of it and of who wrote it. */
export interface Asked {
  readonly conversationId: string;
  readonly messageId: string;
  readonly text: string;
  /** What a button stands for that was pressed; then nothing is guessed at. */
  readonly choice?: Choice;
  /** Absent where a button was pressed. */
  readonly classification?: Pick<Classification, 'ranking' | 'band' | 'outOfScope' | 'inScope' | 'also'>;
  /** The conversation's language, for a message without letters. */
  readonly language: Language;
  /** How many replies in a row have answered no intent; `unsureReplies` of the conversation's state. */
  readonly unsureReplies: number;
  /** Of the conversation's state. */
  readonly flows: readonly ConversationFlow[];
  /** What was answered just before. */
  readonly lastIntent?: string;
  /** The order that was spoken of last. */
  readonly aboutOrder?: string;
  /** Every id the shopper is known under; orders of others are never looked at. */
  readonly shopperIds: readonly string[];
  readonly orders: readonly OrderView[];
  readonly now: Date;
}

/** What the assistant knows by heart. */
export interface Knowledge {
  readonly answers: Answers;
  readonly shop: ShopFacts;
  /** What the shop can be asked to do. */
  readonly acts: ReadonlySet<ShopAct>;
}

/** What was found for a turn before anything is said. */
export interface Found {
  readonly articles?: readonly CitedArticle[];
  readonly recommended?: { readonly recommendationId: string; readonly products: readonly ShownProduct[] };
  /** Products that the message names, with how many are left. */
  readonly stocked?: readonly (ShownProduct & { readonly stock?: number })[];
  readonly desk?: DeskHours;
  readonly written?: WrittenAnswer;
  /** What the shop did about what was confirmed. */
  readonly acted?: Acted | { readonly outcome: 'unavailable' };
}
