import type { Attachment, ReplyPart } from '#protocol';
import { createContext, use } from 'react';
import { Store } from '../../../shared/link/store.js';
import type { ComposerMode } from './trigger.js';

/** What stands in the box of one conversation and was not sent. */
export interface Composition {
  readonly mode: ComposerMode;
  readonly reply: string;
  readonly note: string;
  /** Product cards and articles that go with the reply. */
  readonly parts: readonly ReplyPart[];
  readonly attachments: readonly Attachment[];
}
export const EMPTY: Composition = { mode: 'reply', reply: '', note: '', parts: [], attachments: [] };

/** The limits of a message. */
export const MOST_PARTS = 4;
export const MOST_ATTACHMENTS = 5;

const KEY = 'presage.unsent.';
/** Of the browser's storage, what is used. */
interface Kept {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

/** Unsent words survive leaving the conversation and a reload, in this tab only. */
export class Compositions {
  private readonly stores = new Map<string, Store<Composition>>();

  constructor(private readonly storage: Kept) {}

  of(conversationId: string): Store<Composition> {
    const known = this.stores.get(conversationId);
    if (known) return known;
    const key = KEY + conversationId;
    const store = new Store(readComposition(this.storage.getItem(key)));
    this.stores.set(conversationId, store);
    store.subscribe(() => {
      const now = store.get();
      if (isEmpty(now)) this.storage.removeItem(key);
      else this.storage.setItem(key, JSON.stringify(now));
    });
    return store;
  }

  /** Puts something below the reply, in front of those who write it. @returns whether there was room for it */
  add(conversationId: string, part: ReplyPart): boolean {
    const store = this.of(conversationId);
    const together = withPart(store.get().parts, part);
    if (together.length > MOST_PARTS) return false;
    store.change((before) => ({ ...before, mode: 'reply', parts: together }));
    return true;
  }
}

const isEmpty = ({ reply, note, parts, attachments }: Composition): boolean =>
  reply === '' && note === '' && parts.length === 0 && attachments.length === 0;

const MOST_PRODUCTS = 8;
const MOST_ARTICLES = 3;

/** Products stand together, and so do articles; each once. */
export function withPart(parts: readonly ReplyPart[], added: ReplyPart): readonly ReplyPart[] {
  const at = parts.findIndex(({ kind }) => kind === added.kind);
  const there = parts[at];
  if (there?.kind === 'products' && added.kind === 'products') {
    const products = unique([...there.products, ...added.products], ({ productId }) => productId);
    return parts.with(at, { ...there, products: products.slice(0, MOST_PRODUCTS) });
  }
  if (there?.kind === 'articles' && added.kind === 'articles') {
    const articles = unique([...there.articles, ...added.articles], ({ articleId }) => articleId);
    return parts.with(at, { ...there, articles: articles.slice(0, MOST_ARTICLES) });
  }
  return [...parts, added];
}

const unique = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];

/** What was kept, as far as it can be read. */
export function readComposition(kept: string | null): Composition {
  if (kept === null || kept === '') return EMPTY;
  try {
    const read: unknown = JSON.parse(kept);
    return typeof read === 'object' && read !== null ? { ...EMPTY, ...read } : { ...EMPTY, reply: kept };
  } catch (error) {
    if (error instanceof SyntaxError) return { ...EMPTY, reply: kept };
    throw error;
  }
}

export const CompositionsContext = createContext<Compositions | null>(null);

export function useCompositions(): Compositions {
  const compositions = use(CompositionsContext);
  if (compositions === null) throw new Error('useCompositions is used outside of the desk');
  return compositions;
}
