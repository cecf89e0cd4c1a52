import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventStore } from '#event-store';
import { Clock, derivedId } from '#kernel';
import { agentStream, type DataOf, schemaVersionOf, type Recorded, type StaffMember } from '#protocol';
import { followLog } from '../../live/follow-log.js';
import { Settings } from '../../settings.js';

/** Whether new work may come, and how much at a time. */
export type Duty = Pick<DataOf<'AgentDutySet'>, 'available' | 'capacity' | 'languages'>;
type Setting = Recorded<'AgentDutySet'>;

const DUTY = { types: ['AgentDutySet'], streamPrefixes: ['agent-'] };
/** Who has never said otherwise gets nothing dealt. */
export const offDuty: Duty = { available: false, capacity: 4 };

/** What each agent has said of their duty: kept in the log, so that it outlives sockets and restarts. */
@Injectable()
export class DutyBook implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly settings = new Map<string, DataOf<'AgentDutySet'>>();
  private readonly listeners = new Set<() => void>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly house: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.follow();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  of(agentId: string): Duty {
    return this.settings.get(agentId) ?? offDuty;
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Resolves when it is stored; what is set already is not stored again. */
  async set({ id, name, role }: StaffMember, duty: Duty, correlationId: string): Promise<void> {
    const stream = agentStream(id);
    const data = { agentId: id, agentName: name, ...duty };
    const [last] = await this.store.readStream(stream, { direction: 'backwards', limit: 1 });
    if (JSON.stringify(this.settings.get(id)) === JSON.stringify(data)) return;
    const revision = (last?.revision ?? -1) + 1;
    const metadata = { correlationId, actor: { kind: role, id }, occurredAt: this.clock.now().toISOString() };
    const schemaVersion = schemaVersionOf('AgentDutySet');
    const event = { type: 'AgentDutySet', schemaVersion, data, metadata };
    await this.store.append(stream, [{ id: derivedId(stream, String(revision), correlationId), ...event }]);
    this.take(data);
  }

  private take(setting: DataOf<'AgentDutySet'>): void {
    this.settings.set(setting.agentId, setting);
    for (const listener of this.listeners) listener();
  }

  private follow(): Promise<void> {
    return followLog(0n, {
      store: this.store,
      filter: DUTY,
      signal: this.stopping.signal,
      take: (events) => {
        for (const event of events as readonly Setting[]) this.take(event.data);
      },
      failed: (err) => this.house.log.warn({ err }, 'who is on duty cannot be followed just now'),
    });
  }
}
