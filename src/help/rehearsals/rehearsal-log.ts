import { Injectable } from '@nestjs/common';
import { EventStore, streamsUnder } from '#event-store';
import { isRehearsalEvent, type RehearsalDocument, rehearsalsProjection } from '#help';
import { Clock, derivedId } from '#kernel';
import { documentAfter } from '#projections';
import {
  type Fact,
  type New,
  type RehearsalEvent,
  type RehearsedExample,
  rehearsalStream,
  schemaVersionOf,
} from '#protocol';
import { ReadModels } from '#read-models';
import type { Caller } from '../../access/caller.js';
import { refuse } from '../../errors/problems.js';

const PREFIX = rehearsalStream('');
const LISTED = 50;

/** A rehearsal with the people that it came upon, by reference. */
export interface TracedRehearsal {
  readonly document: RehearsalDocument;
  readonly examples: readonly RehearsedExample[];
}

/** Rehearsals as the log tells them: who asked for which, and what came of it. */
@Injectable()
export class RehearsalLog {
  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly clock: Clock,
  ) {}

  /** Writing the same again stores nothing. @returns the rehearsal with it */
  async write(
    { type, data }: Fact<RehearsalEvent['type']>,
    { actor, correlationId }: Caller,
  ): Promise<RehearsalDocument> {
    const { rehearsalId } = data;
    const stream = rehearsalStream(rehearsalId);
    const occurredAt = this.clock.now().toISOString();
    const metadata = { actor, correlationId, occurredAt };
    const id = derivedId(stream, type);
    const event = { id, type, schemaVersion: schemaVersionOf(type), data, metadata } as New<typeof type>;
    await this.store.append(stream, [event]);
    const written = await this.find(rehearsalId);
    if (!written) throw new Error(`The rehearsal ${rehearsalId} was written and cannot be read.`);
    return written.document;
  }

  /** Read off its stream, so that it is there as soon as it is written. */
  async find(rehearsalId: string): Promise<TracedRehearsal | undefined> {
    const events = (await this.store.readStream(rehearsalStream(rehearsalId))).filter(isRehearsalEvent);
    const document = documentAfter(rehearsalsProjection, events);
    const completed = events.find(({ type }) => type === 'RehearsalCompleted');
    const examples = completed?.type === 'RehearsalCompleted' ? completed.data.examples : [];
    return document && { document, examples };
  }

  /** @throws Refusal `not-found` */
  async named(rehearsalId: string): Promise<TracedRehearsal> {
    const found = await this.find(rehearsalId);
    if (found) return found;
    throw refuse('not-found', 'There is no such rehearsal. See the list of rehearsals for the ids.');
  }

  /** Newest first. @param policyId empty: of drafts; absent: all */
  async list(policyId?: string): Promise<readonly RehearsalDocument[]> {
    const found = await this.readModels.find<RehearsalDocument>(rehearsalsProjection, {
      ...(policyId !== undefined && { where: { policyId } }),
      orderBy: 'at',
      direction: 'descending',
      limit: LISTED,
    });
    return found.map(({ document }) => document);
  }

  /** Those that were started and have no end: a stream with one event. */
  async unended(): Promise<readonly string[]> {
    const ids: string[] = [];
    for await (const { stream, revision } of streamsUnder(this.store, PREFIX))
      if (revision === 0) ids.push(stream.slice(PREFIX.length));
    return ids;
  }
}
