import type { EventStore } from '#event-store';
import type { CounterfactualView, DriftView } from '#protocol';
import { ForesightBench, type Measured } from '../bench.js';
import type { Bench, Kind, Tasks } from './bench-order.js';
import { onBench } from './bench-thread.js';

/** An answer is given again until so many events have come. */
const EVENTS_BETWEEN = 500n;
const KEPT = 20;

/** Works on threads, one task after another: there is no gain in two that compete for the same cores. */
export class ThreadBench extends ForesightBench {
  /** By task and by how far the log was, oldest first. */
  private readonly answers = new Map<string, Promise<unknown>>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly bench: Bench,
    private readonly store: Pick<EventStore, 'head'>,
  ) {
    super();
  }

  override measure(versions: readonly string[]): Promise<Measured> {
    return this.answer('measure', { versions });
  }

  override replay(champion: string, candidate: string, days: number): Promise<CounterfactualView> {
    return this.answer('replay', { champion, candidate, days });
  }

  override drift(version: string, days: number): Promise<DriftView> {
    return this.answer('drift', { version, days });
  }

  override forget(): void {
    this.answers.clear();
  }

  private async answer<Of extends Kind>(kind: Of, task: Tasks[Of]['task']): Promise<Tasks[Of]['result']> {
    const place = String((await this.store.head()) / EVENTS_BETWEEN);
    const key = JSON.stringify([kind, task, place]);
    const known = this.answers.get(key) as Promise<Tasks[Of]['result']> | undefined;
    if (known) return known;
    const answer = this.queue.then(() => onBench(this.bench, kind, task));
    this.queue = answer.catch(() => undefined);
    this.answers.set(key, answer);
    // What failed is tried again by whoever asks next.
    answer.catch(() => this.answers.delete(key));
    const [oldest] = this.answers.keys();
    if (this.answers.size > KEPT && oldest !== undefined) this.answers.delete(oldest);
    return answer;
  }
}
