import type { ForesightNote } from './foresight-note.js';

/** Whose foresight somebody looks at. */
export interface Watchers {
  isWatched(shopperId: string): boolean;
  watched(): readonly string[];
}

/** What is believed of shoppers, for whoever shows it. Shoppers are named by the id of the person. */
export abstract class Foresights {
  private readonly listeners = new Set<(note: ForesightNote) => void>();
  protected watchers: Watchers = { isWatched: () => false, watched: () => [] };

  /** What was last believed of each of them; who is missing is not known. */
  abstract newest(shopperIds: readonly string[]): Promise<ReadonlyMap<string, ForesightNote>>;

  /** The same of one whom somebody wants to see: where nothing is believed of them yet, it is asked for. */
  abstract look(shopperId: string): Promise<ForesightNote | undefined>;

  /** Calls the listener whenever something else is believed of a shopper; of those who are not watched, maybe. */
  onChanged(listener: (note: ForesightNote) => void): void {
    this.listeners.add(listener);
  }

  /** Evidence and products are worked out for those who are watched alone. */
  watchedBy(watchers: Watchers): void {
    this.watchers = watchers;
  }

  /** Begins to look for what changes, where that is needed. */
  start(): void {
    return;
  }

  stop(): void {
    return;
  }

  protected tell(note: ForesightNote): void {
    for (const listener of this.listeners) listener(note);
  }
}
