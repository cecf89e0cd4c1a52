import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { eventsOf, shownExample, type ShopContext } from '#help';
import type { RehearsalExample } from '#protocol';
import { allForgettings } from '../../forgetting/proofs.js';
import { Settings } from '../../settings.js';
import { shopContext } from '../shop-context.js';
import type { TracedRehearsal } from './rehearsal-log.js';

/** Examples of rehearsals in words. They are kept by reference, so whoever is forgotten is in none of them any more. */
@Injectable()
export class RehearsalExamples {
  private shop: Promise<ShopContext> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly settings: Settings,
  ) {}

  async of({ document, examples }: TracedRehearsal): Promise<RehearsalExample[]> {
    const { reading, demo } = this.settings.config;
    this.shop ??= shopContext(reading.timeZone, demo);
    const shop = await this.shop;
    const forgotten = new Set((await allForgettings(this.store)).flatMap(({ proof }) => proof.shopperIds));
    const shown = examples
      .filter(({ shopperId }) => !forgotten.has(shopperId))
      .map(async (example) => {
        const events = await Promise.all(eventsOf(example).map((id) => this.store.readEvent(id)));
        const read = events.filter((event) => event !== undefined);
        return shownExample(example, document.policy, read, shop);
      });
    return Promise.all(shown);
  }
}
