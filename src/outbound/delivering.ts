import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type EventStore, RevisionConflict } from '#event-store';
import type { Clock, Ids, NewEvent, RecordedEvent } from '#kernel';
import {
  afterDelivery,
  afterFailure,
  DeliveryFailed,
  evolveSending,
  isOutboundEvent,
  type Outbound,
  type Sending,
  type SendingState,
  sendingsProjection,
  unknownSending,
} from '#outbound';
import {
  type DataOf,
  schemaVersionOf,
  type Fact,
  outboundStream,
  type ProjectionStatus,
  type SendingView,
} from '#protocol';
import type { ReadModels } from '#read-models';
import type { Role } from '../roles/role.js';

export interface DeliveringParts {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly outbound: Outbound;
  readonly compose: (request: DataOf<'OutboundRequested'>) => Promise<Sending | undefined>;
  /** 0 to 1; for pauses. */
  readonly draw?: () => number;
  readonly lookEveryMs?: number;
}

const LOOK_EVERY_MS = 1_000;
const AT_ONCE = 8;
/** Due ones that are looked at together: more than are tried at once, as some may be over already. */
const LOOKED_AT = 64;

/**
 * Sends what is due. What is due it learns from the read model, which may be behind; whether it really is, from the
 * stream of the sending, which is not. An attempt is written down after it was made, so a process that ends in between
 * makes it again, under the same id.
 */
export class Delivering implements Role {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: DeliveringParts) {}

  async start(): Promise<void> {
    await this.parts.readModels.define(sendingsProjection);
    this.running = this.goOn();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** What it reads is shown as the projection that it reads. */
  status(): Promise<readonly ProjectionStatus[]> {
    return Promise.resolve([]);
  }

  private async goOn(): Promise<void> {
    const { signal } = this.stopping;
    const { log, lookEveryMs = LOOK_EVERY_MS } = this.parts;
    while (!signal.aborted) {
      try {
        await this.sendDue();
      } catch (err) {
        log.error({ err }, 'what leaves the house cannot be looked at just now');
      }
      await wait(lookEveryMs, undefined, { ref: false, signal }).catch(() => undefined);
    }
  }

  private async sendDue(): Promise<void> {
    const { readModels, clock } = this.parts;
    const now = clock.now().toISOString();
    const waiting = await readModels.find<SendingView>(sendingsProjection, {
      where: { status: 'waiting' },
      orderBy: 'dueAt',
      limit: LOOKED_AT,
    });
    const due = waiting.filter(({ document: { dueAt = now } }) => dueAt <= now).map(({ key }) => key);
    const takeTurns = async (): Promise<void> => {
      for (let key = due.shift(); key !== undefined && !this.stopping.signal.aborted; key = due.shift()) {
        await this.attempt(key);
      }
    };
    // One that fails ends before the others are done: what goes on then must not be begun again beside it.
    const turns = await Promise.allSettled(Array.from({ length: AT_ONCE }, takeTurns));
    for (const turn of turns) if (turn.status === 'rejected') throw turn.reason;
  }

  private async attempt(sendingId: string): Promise<void> {
    const { store, clock } = this.parts;
    const events = await store.readStream(outboundStream(sendingId));
    const state = events.filter(isOutboundEvent).reduce(evolveSending, unknownSending);
    if (state.status !== 'waiting' || state.dueAt > clock.now().toISOString()) return;
    const facts = await this.outcomeOf(state);
    const last = events.at(-1);
    if (last && facts.length > 0) await this.note(facts, last);
  }

  /** What came of one attempt; nothing where the process is asked to stop during it. */
  private async outcomeOf(
    state: Extract<SendingState, { status: 'waiting' }>,
  ): Promise<readonly Fact<'OutboundAttemptFailed' | 'OutboundDelivered' | 'OutboundGivenUp'>[]> {
    const { compose, outbound, clock, draw = Math.random } = this.parts;
    const { signal } = this.stopping;
    try {
      const sending = await compose(state.request);
      if (!sending) {
        throw new DeliveryFailed('There is nothing to send any more: it was forgotten.', {
          isFinal: true,
          failure: { kind: 'forgotten' },
        });
      }
      await outbound.deliver(sending, signal);
      return [afterDelivery(state)];
    } catch (error) {
      if (!(error instanceof DeliveryFailed)) throw error;
      return signal.aborted ? [] : afterFailure(state, error, clock.now(), draw());
    }
  }

  private async note(
    facts: readonly Fact<'OutboundAttemptFailed' | 'OutboundDelivered' | 'OutboundGivenUp'>[],
    last: RecordedEvent,
  ): Promise<void> {
    const { store, clock, ids } = this.parts;
    const metadata = {
      correlationId: last.metadata.correlationId,
      causationId: last.id,
      actor: { kind: 'system', id: 'outbound' } as const,
      occurredAt: clock.now().toISOString(),
    };
    const events = facts.map(({ type, data }): NewEvent => {
      const schemaVersion = schemaVersionOf(type);
      return { id: ids.next(), type, schemaVersion, data, metadata };
    });
    try {
      await store.append(last.stream, events, last.revision);
    } catch (error) {
      // Another process was at it, too: what it has written down stands.
      if (!(error instanceof RevisionConflict)) throw error;
    }
  }
}
