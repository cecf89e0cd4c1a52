import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Namespace, Socket } from 'socket.io';
import { EventStore } from '#event-store';
import type { AdminToServer, ServerToAdmin } from '#protocol';
import type { StaffData } from '../desk/agent-pushes.js';
import { Settings } from '../settings.js';
import { WatchedPushes } from '../sockets/watched-pushes.js';
import { eventView } from './event-view.js';
import { ReadOverview } from './queries/read-overview.js';
import { StatusBoard } from './status-board.js';

type Nothing = Record<string, never>;
export type AdminNamespace = Namespace<AdminToServer, ServerToAdmin, Nothing, StaffData>;
export type AdminSocket = Socket<AdminToServer, ServerToAdmin, Nothing, StaffData>;

export const FOLLOWERS = 'followers';
const EVERY_MS = 1000;
const EVENTS_A_MESSAGE = 50;

/** Tells administrators, once a second, how the house stands. */
@Injectable()
export class AdminPushes extends WatchedPushes<AdminNamespace> {
  private followedTo: bigint | undefined;

  constructor(
    private readonly queries: QueryBus,
    private readonly store: EventStore,
    private readonly board: StatusBoard,
    { log }: Settings,
  ) {
    super(EVERY_MS, log);
  }

  protected async push(namespace: AdminNamespace): Promise<void> {
    namespace.emit('overview', await this.queries.execute(new ReadOverview()));
    namespace.emit('projections', await this.board.all());
    await this.sendNewest(namespace);
  }

  /** The newest events since the last look. A burst shows its end: the whole is in the streams. */
  private async sendNewest(namespace: AdminNamespace): Promise<void> {
    const followers = namespace.adapter.rooms.has(FOLLOWERS);
    const head = await this.store.head();
    const before = this.followedTo;
    this.followedTo = followers ? head : undefined;
    if (before === undefined || before === head) return;
    const span = BigInt(EVENTS_A_MESSAGE);
    const after = head - before > span ? head - span : before;
    const events = await this.store.readAll(after, {}, EVENTS_A_MESSAGE);
    namespace.to(FOLLOWERS).emit('events', events.map(eventView));
  }
}
