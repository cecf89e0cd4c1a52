import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ForesightNote } from '../foresight/online/foresight-note.js';
import { Foresights } from '../foresight/online/foresights.js';
import { Settings } from '../settings.js';
import { type AgentNamespace, shopperRoom, shoppersIn } from './agent-pushes.js';
import { ShowForesight } from './queries/show-foresight.js';

/** Tells agents what is believed of whom they watch, as soon as it is. */
@Injectable()
export class ForesightPushes {
  private namespace: AgentNamespace | undefined;
  /** What is being shown, and whether something newer has come meanwhile. */
  private readonly showing = new Map<string, ForesightNote | undefined>();

  constructor(
    private readonly queries: QueryBus,
    private readonly settings: Settings,
    foresights: Foresights,
  ) {
    foresights.watchedBy({
      isWatched: (shopperId) => this.isWatched(shopperId),
      watched: () => shoppersIn(this.namespace),
    });
    foresights.onChanged((note) => {
      if (this.isWatched(note.shopperId)) void this.push(note);
    });
  }

  to(namespace: AgentNamespace): void {
    this.namespace = namespace;
  }

  private isWatched(shopperId: string): boolean {
    return this.namespace?.adapter.rooms.has(shopperRoom(shopperId)) ?? false;
  }

  /** One after another: what is newer comes later, and what is outdated meanwhile does not come at all. */
  private async push(note: ForesightNote): Promise<void> {
    const { shopperId } = note;
    const isBusy = this.showing.has(shopperId);
    this.showing.set(shopperId, note);
    if (isBusy) return;
    for (let next = this.takeNext(shopperId); next; next = this.takeNext(shopperId)) {
      try {
        const view = await this.queries.execute(new ShowForesight(next));
        this.namespace?.to(shopperRoom(shopperId)).emit('foresight.changed', view);
      } catch (error) {
        this.settings.log.error({ err: error }, 'a push of what is foreseen failed');
      }
    }
    this.showing.delete(shopperId);
  }

  private takeNext(shopperId: string): ForesightNote | undefined {
    const next = this.showing.get(shopperId);
    this.showing.set(shopperId, undefined);
    return next;
  }
}
