import { setTimeout as wait } from 'node:timers/promises';
import { type Actor, derivedId } from '#kernel';
import { keyDestroyer } from '#privacy';
import {
  schemaVersionOf,
  type DataOf,
  type ForgettingPreview,
  type ForgettingProof,
  type Recorded,
  shopperStream,
} from '#protocol';
import { type Memory, prove } from './checks/prove.js';
import type { ForgettingParts } from './parts.js';
import { type Person, personOf } from './person.js';
import { allForgettings, forgettingOf } from './proofs.js';
import { reachOf } from './reach.js';
import { removeRejectedOf } from './rejected-of.js';
import { untilCurrent, untilFolded } from './until-folded.js';
import { tracesOf } from './traces/personal-texts.js';

/** Nobody is known under the id, so there is nothing to forget. */
export class NobodyKnown extends Error {
  override readonly name = 'NobodyKnown';
  constructor(readonly shopperId: string) {
    super(
      `Nobody is known as ${shopperId}: give an id as the desk shows it, for example u-1024 or a-7f3d9c.`,
    );
  }
}

/** Everything of the person is forgotten, and they have not come back since. */
export class ForgottenAlready extends Error {
  override readonly name = 'ForgottenAlready';
  constructor(readonly shopperId: string) {
    super(`${shopperId} is forgotten already: the proof tells when, by whom, and what was checked.`);
  }
}

export interface WhoForgets {
  readonly actor: Actor;
  readonly correlationId: string;
  readonly reason: string;
}

/** A forgetting that has happened; the proof comes when everything has been looked through. */
export interface Forgotten {
  readonly proof: ForgettingProof;
  readonly proved: Promise<ForgettingProof>;
}

/** Documents follow within moments; where something is still found, it is looked again after these pauses. */
const LOOK_AGAIN_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * Forgets shoppers: the keys of a person are destroyed, so that nothing that tells who they are can be read in the log,
 * in a backup or in an export of it; documents are folded again without it; and everything is looked through for what
 * was known before. What happened stays, and is counted as before.
 */
export class Forgetting {
  /** @param lookAgain pauses after which it is looked again where something was found, in milliseconds */
  constructor(
    private readonly parts: ForgettingParts,
    private readonly lookAgain: readonly number[] = LOOK_AGAIN_MS,
  ) {}

  /** What a forgetting would reach. @throws NobodyKnown */
  async preview(shopperId: string): Promise<ForgettingPreview> {
    await untilCurrent(this.parts);
    const person = await personOf(this.parts, shopperId);
    const { events, readable } = await reachOf(this.parts, person);
    const before = await forgettingOf(this.parts.store, shopperId);
    if (events === 0) throw new NobodyKnown(shopperId);
    return {
      shopperId,
      shopperIds: [...person.shopperIds],
      events,
      personalFields: readable,
      conversations: person.conversations,
      alreadyForgotten: before !== undefined && readable === 0,
    };
  }

  /**
   * Resolves when the forgetting stands in the log and the keys are destroyed.
   *
   * @param signal ends the looking; what was forgotten stays forgotten
   * @throws NobodyKnown, ForgottenAlready
   */
  async forget(shopperId: string, who: WhoForgets, signal?: AbortSignal): Promise<Forgotten> {
    await untilCurrent(this.parts, signal);
    const person = await personOf(this.parts, shopperId);
    const told: unknown[] = [];
    const { events, readable } = await reachOf(this.parts, person, (values) => told.push(...values));
    if (events === 0) throw new NobodyKnown(shopperId);
    if (readable === 0 && (await forgettingOf(this.parts.store, shopperId))) {
      throw new ForgottenAlready(shopperId);
    }
    const event = await this.append(person, who);
    await keyDestroyer(this.parts.keys)(event);
    const traces = tracesOf(told);
    const texts = traces.map(({ text }) => text);
    const removed = await removeRejectedOf(this.parts, person.shopperIds, texts);
    const proved = this.prove(event, { traces, removed }, signal);
    return { proof: await this.proofOf(event), proved };
  }

  /** Forgettings whose process ended before they were proved, so that no proof stays open. */
  async unproved(): Promise<readonly Recorded<'ShopperForgotten'>[]> {
    const all = await allForgettings(this.parts.store);
    return all.filter(({ proof }) => proof.provedAt === undefined).map(({ event }) => event);
  }

  /**
   * Looks everywhere and writes down what was found; where something is left, it looks again before that.
   *
   * @param memory absent where nobody knows any more what the person had told
   */
  async prove(
    event: Recorded<'ShopperForgotten'>,
    memory?: Memory,
    signal?: AbortSignal,
  ): Promise<ForgettingProof> {
    await untilFolded(this.parts, event, signal);
    const removedFiles = await this.parts.attachments.removeForgotten();
    let checks = await prove(this.parts, event, memory, removedFiles);
    for (const pause of this.lookAgain) {
      if (checks.every(({ found, what }) => found === 0 || what === 'log')) break;
      await wait(pause, undefined, { signal });
      checks = await prove(this.parts, event, memory, removedFiles);
    }
    const { shopperId } = event.data;
    const metadata = {
      correlationId: event.metadata.correlationId,
      causationId: event.id,
      actor: { kind: 'system', id: 'forgetting' } as const,
      occurredAt: this.parts.clock.now().toISOString(),
    };
    const proved = { type: 'ForgettingProved', data: { shopperId, checks: [...checks] }, metadata } as const;
    const id = derivedId('ForgettingProved', event.id);
    await this.parts.store.append(shopperStream(shopperId), [{ id, schemaVersion: 1, ...proved }]);
    return this.proofOf(event);
  }

  private async append(person: Person, { actor, correlationId, reason }: WhoForgets) {
    const { shopperId, shopperIds, streams } = person;
    // Every id gets a key where it has none: so none can be made for it between this moment and the forgetting.
    for (const id of shopperIds) await this.parts.keys.forSealing(id);
    const keyIds = (await this.parts.keys.of(shopperIds)).flatMap(({ id, destroyedAt }) =>
      destroyedAt === undefined ? [id] : [],
    );
    const data: DataOf<'ShopperForgotten'> = {
      shopperId,
      shopperIds: [...shopperIds],
      streams: [...streams],
      keyIds,
      reason,
    };
    const type = 'ShopperForgotten';
    const id = this.parts.ids.next();
    const metadata = { correlationId, actor, occurredAt: this.parts.clock.now().toISOString() };
    const schemaVersion = schemaVersionOf(type);
    await this.parts.store.append(shopperStream(shopperId), [{ id, type, schemaVersion, data, metadata }]);
    return (await this.parts.store.readEvent(id)) as Recorded<'ShopperForgotten'>;
  }

  private async proofOf({ id }: Recorded<'ShopperForgotten'>): Promise<ForgettingProof> {
    const found = (await allForgettings(this.parts.store)).find(({ event }) => event.id === id);
    if (!found) throw new Error(`The forgetting ${id} is not in the log.`);
    return found.proof;
  }
}
