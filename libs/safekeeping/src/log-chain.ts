import { hash } from 'node:crypto';
import type { RecordedEvent } from '#kernel';
import { canonicalEvent } from './canonical-event.js';

/** The value of a chain over no event. */
export const UNCHAINED = '0'.repeat(64);
/** Events from one mark to the next. */
export const MARK_EVERY = 10_000;

/** The chain's value after an event. */
export interface ChainMark {
  readonly position: string;
  readonly chain: string;
}

/**
 * A checksum over a log: each event's SHA-256 takes in that of the event before, so two logs of equal value hold
 * the same events in the same order. Marks on the way tell in which stretch two logs part.
 */
export class LogChain {
  private current = UNCHAINED;
  private added = 0;
  private last = 0n;
  readonly marks: ChainMark[] = [];

  add(event: RecordedEvent): void {
    this.current = hash('sha256', `${this.current}\n${canonicalEvent(event)}`);
    this.added += 1;
    this.last = event.position;
    if (this.added % MARK_EVERY === 0) {
      this.marks.push({ position: String(event.position), chain: this.current });
    }
  }

  /** 64 hexadecimal digits. */
  get value(): string {
    return this.current;
  }

  get events(): number {
    return this.added;
  }

  /** Position of the last event, 0n before the first. */
  get head(): bigint {
    return this.last;
  }
}
