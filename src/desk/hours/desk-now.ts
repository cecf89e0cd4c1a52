import { type BusinessHours, deskHours, expectedWait } from '#assistance';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { DataOf, DeskHours, Recorded } from '#protocol';
import type { ReadModels } from '#read-models';
import { everybodySeen } from '../duty/seen-agents.js';
import { deskLoad, type DeskEvent, deskEventTypes } from './desk-load.js';
import { isNotable } from './notable.js';

interface DeskParts {
  readonly store: Pick<EventStore, 'head' | 'readAllBackwards'>;
  readonly readModels: Pick<ReadModels, 'find'>;
  readonly clock: Clock;
  readonly hours: BusinessHours | undefined;
  readonly timeZone: string;
}

/** What is told to shoppers may be so old. */
const KEPT_MS = 10_000;
/** The newest events that waits are told from. */
const READ = 500;
const AGENTS = 500;

/** When people answer and how soon, from what the log says of the last hand-offs. */
export class DeskNow {
  private known: { readonly at: number; readonly told: Promise<DeskHours> } | undefined;
  /** What listeners were told last. */
  private told: DeskHours | undefined;
  private readonly listeners = new Set<(hours: DeskHours) => void>();

  constructor(private readonly parts: DeskParts) {}

  hours(): Promise<DeskHours> {
    const now = this.parts.clock.now().getTime();
    if (this.known && Math.abs(now - this.known.at) < KEPT_MS) return this.known.told;
    return this.readNow(now);
  }

  /** Told what people should know anew, and nothing else. */
  onNews(listener: (hours: DeskHours) => void): void {
    this.listeners.add(listener);
  }

  /** Looks how it stands, and tells whoever listens where that is notably different from what they were told. */
  async look(): Promise<void> {
    const now = await this.readNow(this.parts.clock.now().getTime());
    if (this.told && !isNotable(this.told, now)) return;
    this.told = now;
    for (const listener of this.listeners) listener(now);
  }

  private readNow(now: number): Promise<DeskHours> {
    const told = this.read();
    this.known = { at: now, told };
    // What could not be read is read again by whoever asks next.
    told.catch(() => (this.known = undefined));
    return told;
  }

  private async read(): Promise<DeskHours> {
    const { store, readModels, clock, hours, timeZone } = this.parts;
    const now = clock.now();
    const end = (await store.head()) + 1n;
    const [newest, duties, seen] = await Promise.all([
      store.readAllBackwards(end, { types: deskEventTypes, streamPrefixes: ['conversation-'] }, READ),
      store.readAllBackwards(end, { types: ['AgentDutySet'], streamPrefixes: ['agent-'] }, AGENTS),
      everybodySeen(readModels, now),
    ]);
    const isOpen = (at: Date): boolean => deskHours(at, hours, timeZone).open;
    const load = deskLoad(newest.toReversed() as readonly DeskEvent[], now, isOpen);
    const here = new Set(seen.flatMap(({ agentId, isHere }) => (isHere ? [agentId] : [])));
    const agents = onDuty(duties as readonly Recorded<'AgentDutySet'>[], here);
    const wait = expectedWait({ ...load, agents });
    return {
      ...deskHours(now, hours, timeZone),
      agents,
      ...(wait !== undefined && { expectedWaitMinutes: wait }),
    };
  }
}

/**
 * @param newestFirst what agents have said of their duty
 * @param here who has the desk open
 */
function onDuty(newestFirst: readonly Recorded<'AgentDutySet'>[], here: ReadonlySet<string>): number {
  const latest = new Map<string, DataOf<'AgentDutySet'>>();
  for (const { data } of newestFirst) if (!latest.has(data.agentId)) latest.set(data.agentId, data);
  return [...latest.values()].filter(({ agentId, available }) => available && here.has(agentId)).length;
}
