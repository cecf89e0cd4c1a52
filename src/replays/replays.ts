import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { Clock } from '#kernel';
import { handleReplayCommand, ReplayBook, type ReplayCommand } from '#projections';
import type { ReplayView } from '#protocol';
import type { Caller } from '../access/caller.js';
import { StaffAccounts } from '../access/staff-accounts.js';
import { refuse } from '../errors/problems.js';

/** Replays for those who ask over HTTP and sockets, whichever process works on them. */
@Injectable()
export class Replays {
  constructor(
    private readonly book: ReplayBook,
    private readonly store: EventStore,
    private readonly staff: StaffAccounts,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async all(): Promise<readonly ReplayView[]> {
    return (await this.book.all()).map((view) => this.signed(view));
  }

  /** @throws Refusal `not-found` */
  async named(replayId: string): Promise<ReplayView> {
    const view = await this.book.find(replayId);
    if (view) return this.signed(view);
    throw refuse('not-found', 'There is no such replay. See the list of replays for the ids.');
  }

  /** @throws Refusal saying why not, and what to do instead */
  async carryOut(projection: string, command: ReplayCommand, caller: Caller): Promise<ReplayView> {
    const metadata = { ...caller, occurredAt: this.clock.now().toISOString() };
    const outcome = await handleReplayCommand(this.store, projection, command, metadata);
    if (!outcome.ok) throw refuse(outcome.error.code, outcome.error.message);
    return this.named(command.replayId);
  }

  private signed(view: ReplayView): ReplayView {
    return { ...view, startedBy: this.staff.byId(view.startedBy)?.name ?? view.startedBy };
  }
}
