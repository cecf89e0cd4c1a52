import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Namespace, Socket } from 'socket.io';
import { EventStore } from '#event-store';
import type { AdminToServer, ServerToAdmin } from '#protocol';
import type { StaffData } from '../desk/agent-pushes.js';
import { Settings } from '../settings.js';
import { eventView } from './event-view.js';
import { ReadOverview } from './queries/read-overview.js';
import { StatusBoard } from './status-board.js';

type Nothing = Record<string, never>;
export type AdminNamespace = Namespace<AdminToServer, ServerToAdmin, Nothing, StaffData>;
export type AdminSocket = Socket<AdminToServer, ServerToAdmin, Nothing, StaffData>;

export const FOLLOWERS = 'followers';
const EVERY_MS = 1000;
const EVENTS_A_MESSAGE = 50;

/** Tells administrators, once a second and only while one is there, how the house stands. */
@Injectable()
export class AdminPushes implements OnApplicationShutdown {
  private namespace: AdminNamespace | undefined;
  private timer: NodeJS.Timeout | undefined;
  private busy = false;
  private followedTo: bigint | undefined;

  constructor(
    private readonly queries: QueryBus,
    private readonly store: EventStore,
    private readonly board: StatusBoard,
    private readonly settings: Settings,
  ) {}

  to(namespace: AdminNamespace): void {
    this.namespace = namespace;
    this.timer = setInterval(() => void this.tick(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async tick(): Promise<void> {
    if (this.busy || (this.namespace?.sockets.size ?? 0) === 0) return;
    this.busy = true;
    try {
      this.namespace?.emit('overview', await this.queries.execute(new ReadOverview()));
      this.namespace?.emit('projections', await this.board.all());
      await this.sendNewest();
    } catch (error) {
      this.settings.log.error({ err: error }, 'a push to the console failed');
    }
    this.busy = false;
  }

  /** The newest events since the last look. A burst shows its end: the whole is in the streams. */
  private async sendNewest(): Promise<void> {
    const followers = this.namespace?.adapter.rooms.has(FOLLOWERS) ?? false;
    const head = await this.store.head();
    const before = this.followedTo;
    this.followedTo = followers ? head : undefined;
    if (before === undefined || before === head) return;
    const span = BigInt(EVENTS_A_MESSAGE);
    const after = head - before > span ? head - span : before;
    const events = await this.store.readAll(after, {}, EVENTS_A_MESSAGE);
    this.namespace?.to(FOLLOWERS).emit('events', events.map(eventView));
  }
}
