import { readJson, type Shelf, writeJson } from '../shelf.js';
import type { Requests } from './requests.js';

/** Requests that may be made again without harm, and need not be made at once. */
interface Debts {
  'help.dismiss': { readonly offerId: string };
  'help.mute': { readonly muted: boolean; readonly offerId?: string };
  'conversation.rate': {
    readonly conversationId: string;
    readonly rating: number;
    readonly comment?: string;
  };
}
type Debt = { readonly [Name in keyof Debts]: readonly [Name, Debts[Name]] }[keyof Debts];

const PREFIX = 'owed.';

/** What the shopper decided, kept until the server has it: also through reloads and lost lines. */
export class Owed {
  constructor(
    private readonly shelf: Shelf,
    private readonly line: Requests,
  ) {}

  /** @param about a later decision about the same takes the earlier one's place */
  owe(about: string, ...debt: Debt): void {
    writeJson(this.shelf, PREFIX + about, debt);
    void this.pay();
  }

  /** Tells the server everything that it does not know yet. A refusal is an answer, too. */
  async pay(): Promise<void> {
    for (const key of this.shelf.keys(PREFIX)) {
      const text = this.shelf.get(key);
      const debt = readJson<Debt>(this.shelf, key);
      if (debt === undefined || !this.line.connected) continue;
      const [name, input] = debt;
      const took = await this.line.request(name, input).then(
        () => true,
        () => false,
      );
      // Decided anew meanwhile: that is still owed.
      if (took && this.shelf.get(key) === text) this.shelf.remove(key);
    }
  }

  forget(): void {
    for (const key of this.shelf.keys(PREFIX)) this.shelf.remove(key);
  }
}
