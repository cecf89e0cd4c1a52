import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '#kernel';
import type { StaffMember } from '#protocol';
import { ReadModels } from '#read-models';
import { Settings } from '../../settings.js';
import { BEAT_MS, everybodySeen, type Seen, seenAgents } from './seen-agents.js';

/** Which agents have the desk open. */
@Injectable()
export class Attendance implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly here = new Map<string, { readonly name: string; sockets: number }>();
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly readModels: ReadModels,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.note([...this.here.keys()], true), BEAT_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  arrived({ id, name }: StaffMember): void {
    const before = this.here.get(id);
    this.here.set(id, { name, sockets: (before?.sockets ?? 0) + 1 });
    if (before) return;
    this.note([id], true);
    this.tell();
  }

  left({ id }: StaffMember): void {
    const before = this.here.get(id);
    if (!before) return;
    before.sockets -= 1;
    if (before.sockets > 0) return;
    this.note([id], false);
    this.here.delete(id);
    this.tell();
  }

  /** Everybody who was ever here. */
  async everybody(): Promise<readonly Seen[]> {
    const now = this.clock.now();
    const seen = await everybodySeen(this.readModels, now);
    const elsewhere = seen.filter(({ agentId }) => !this.here.has(agentId));
    const seenAt = now.toISOString();
    const here = Array.from(this.here, ([agentId, { name: agentName }]) => ({ agentId, agentName }));
    return [...here.map((one) => ({ ...one, seenAt, isHere: true })), ...elsewhere];
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  /** One write after another, so that the newest is the one that stays. */
  private note(ids: readonly string[], isHere: boolean): void {
    if (ids.length === 0) return;
    const seenAt = this.clock.now().toISOString();
    const changes = ids.map((key) => {
      const document: Seen = { agentId: key, agentName: this.here.get(key)?.name ?? key, seenAt, isHere };
      return { kind: 'put', key, document } as const;
    });
    this.writing = this.writing
      .then(() => this.readModels.commit(seenAgents, changes, 0n))
      .catch((error: unknown) =>
        this.settings.log.warn({ err: error }, 'who is at the desk could not be noted'),
      );
  }
}
