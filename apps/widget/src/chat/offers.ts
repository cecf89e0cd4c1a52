import type { HelpCard } from '#protocol';
import { readJson, type Shelf, writeJson } from '../shelf.js';
import type { ChatStore } from './chat-store.js';
import type { Requests } from './requests.js';
import type { Owed } from './owed.js';

/** Offers that were taken up or waved away; so many are remembered. */
const REMEMBERED = 20;
const SETTLED = 'settled';

/** Help that comes before it is asked for: shown once, gone when it is late, and never where it is not wanted. */
export class Offers {
  private lateness: ReturnType<typeof setTimeout> | undefined;
  private shown: string | undefined;

  constructor(
    private readonly shelf: Shelf,
    private readonly store: ChatStore,
    private readonly line: Requests,
    private readonly owed: Pick<Owed, 'owe'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** The server names an open offer again after every connection; one that was settled here stays settled. */
  offered(card: HelpCard): void {
    const left = Date.parse(card.until) - this.now();
    if (left <= 0 || this.settled.includes(card.offerId)) return;
    this.store.dispatch({ type: 'offered', help: card });
    clearTimeout(this.lateness);
    this.lateness = setTimeout(() => this.withdrawn(card.offerId), left);
  }

  withdrawn(offerId: string): void {
    this.store.dispatch({ type: 'settled', offerId });
  }

  /** It stands on the screen; told once. */
  seen(offerId: string): void {
    if (this.shown === offerId) return;
    this.shown = offerId;
    this.line.request('help.shown', { offerId }).catch(() => {
      // The line went; it is told when the card is next seen.
      this.shown = undefined;
    });
  }

  /** Its question was asked, by a message: the server settles it with that. */
  accepted(offerId: string): void {
    if (!this.settled.includes(offerId)) {
      writeJson(this.shelf, SETTLED, [...this.settled, offerId].slice(-REMEMBERED));
    }
    this.withdrawn(offerId);
  }

  dismiss(offerId: string): void {
    this.accepted(offerId);
    this.owed.owe(offerId, 'help.dismiss', { offerId });
  }

  /** For good, or no more. */
  mute(muted: boolean): void {
    const offerId = this.store.state.help?.offerId;
    if (offerId !== undefined) this.accepted(offerId);
    this.store.dispatch({ type: 'muted', muted });
    this.owed.owe('mute', 'help.mute', { muted, ...(offerId !== undefined && { offerId }) });
  }

  forget(): void {
    clearTimeout(this.lateness);
    this.shelf.remove(SETTLED);
  }

  private get settled(): readonly string[] {
    return readJson<readonly string[]>(this.shelf, SETTLED) ?? [];
  }
}
