import type { Shelf } from '../shelf.js';
import type { Visitor } from './visitor.js';

const TRAITS = 'traits';

type Traits = Readonly<Record<string, unknown>>;

/** What follows when the shop says who its visitor is. */
interface Told {
  /** Somebody else than before. */
  changed(): void;
  /** The same person, of whom something is new. */
  news(traits: Traits): void;
}

/**
 * Says who the shopper is. Shops say it on every page: one login is told once, by the server, with the traits;
 * after it only news is told.
 *
 * @throws Error where the server does not accept the proof
 */
export async function sayWho(
  { shelf, visitor }: { readonly shelf: Shelf; readonly visitor: Visitor },
  { userId, hash, traits }: { readonly userId: string; readonly hash: string; readonly traits: Traits },
  told: Told,
): Promise<void> {
  const news = JSON.stringify([userId, traits]);
  if (visitor.known?.userId !== userId) {
    await visitor.identify(userId, hash, traits);
    shelf.set(TRAITS, news);
    told.changed();
    return;
  }
  if (shelf.get(TRAITS) === news) return;
  shelf.set(TRAITS, news);
  told.news(traits);
}

export const forgetTraits = (shelf: Shelf): void => shelf.remove(TRAITS);
