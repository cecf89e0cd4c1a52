import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventStore, type ExpectedRevision, RevisionConflict, streamPages } from '#event-store';
import { type Actor, Clock, derivedId, Ids } from '#kernel';
import { agentStream, type DataOf, schemaVersionOf, type Recorded, type StaffMember } from '#protocol';
import { followLog } from '../../live/follow-log.js';
import { Settings } from '../../settings.js';

type Setting = DataOf<'AgentDutySet'>;
/** Whether new work may come, and how much at a time. */
export type Duty = Pick<Setting, 'available' | 'capacity' | 'languages'>;

const DUTY = { types: ['AgentDutySet'], streamPrefixes: ['agent-'] };
const CAPACITY = 4;
/** Of somebody who has said nothing: administrators only look in, and are given nothing. */
const offDuty: Duty = { available: false, capacity: CAPACITY };
const onDuty: Duty = { available: true, capacity: CAPACITY };
const desk: Actor = { kind: 'system', id: 'desk' };

interface Said {
  readonly id: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly expected: ExpectedRevision;
}

/** What each agent has said of their duty: kept in the log, so that it outlives sockets and restarts. */
@Injectable()
export class DutyBook implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly known = new Map<string, { readonly setting: Setting; readonly revision: number }>();
  private readonly listeners = new Set<() => void>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
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
    return this.known.get(agentId)?.setting ?? offDuty;
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /**
   * An agent who opens the desk and has never said otherwise takes work. It is stored like what they say themselves,
   * and holds until they do.
   */
  async begin(member: StaffMember): Promise<void> {
    if (member.role !== 'agent' || this.known.has(member.id)) return;
    const stream = agentStream(member.id);
    let revision = -1;
    for await (const page of streamPages(this.store, stream)) {
      // Said at another process, or not read from the log yet: it comes by itself.
      if (page.some(({ type }) => type === 'AgentDutySet')) return;
      revision = page.at(-1)?.revision ?? revision;
    }
    const expected = revision < 0 ? 'none' : revision;
    try {
      const correlationId = this.ids.next();
      await this.write(member, onDuty, { id: 'first', actor: desk, correlationId, expected });
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      await this.begin(member);
    }
  }

  /** Resolves when it is stored; what is set already is not stored again. */
  async set(member: StaffMember, duty: Duty, correlationId: string): Promise<void> {
    const { id, role } = member;
    const [last] = await this.store.readStream(agentStream(id), { direction: 'backwards', limit: 1 });
    if (JSON.stringify(this.known.get(id)?.setting) === JSON.stringify(settingOf(member, duty))) return;
    const next = String((last?.revision ?? -1) + 1);
    await this.write(member, duty, {
      id: derivedId(next, correlationId),
      actor: { kind: role, id },
      correlationId,
      expected: 'any',
    });
  }

  private async write(member: StaffMember, duty: Duty, { id, actor, correlationId, expected }: Said) {
    const stream = agentStream(member.id);
    const data = settingOf(member, duty);
    const metadata = { correlationId, actor, occurredAt: this.clock.now().toISOString() };
    const event = { type: 'AgentDutySet', schemaVersion: schemaVersionOf('AgentDutySet'), data, metadata };
    const stored = await this.store.append(stream, [{ id: derivedId(stream, id), ...event }], expected);
    this.take(data, stored.revision);
  }

  /** What came before something that is known already is no news. */
  private take(setting: Setting, revision: number): void {
    if (revision <= (this.known.get(setting.agentId)?.revision ?? -1)) return;
    this.known.set(setting.agentId, { setting, revision });
    for (const listener of this.listeners) listener();
  }

  private follow(): Promise<void> {
    return followLog(0n, {
      store: this.store,
      filter: DUTY,
      signal: this.stopping.signal,
      take: (events) => {
        for (const { data, revision } of events as readonly Recorded<'AgentDutySet'>[])
          this.take(data, revision);
      },
      failed: (err) => this.house.log.warn({ err }, 'who is on duty cannot be followed just now'),
    });
  }
}

const settingOf = ({ id, name }: StaffMember, duty: Duty): Setting => ({
  agentId: id,
  agentName: name,
  ...duty,
});
