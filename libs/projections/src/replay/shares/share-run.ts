import { setImmediate } from 'node:timers/promises';
import type { EventFilter } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { Projector } from '../../projector/projector.js';
import { describeStop } from '../../trouble.js';
import { ReplayImpossible } from '../replay-impossible.js';
import type { RunParts } from '../replay-order.js';
import { MOVED, type ShareOrder, type ShareProgress, type ShareRunner } from './share.js';
import { Territory } from './territory.js';

const BATCH = 5_000;

/** The next events in order, and the position up to which these are all. */
interface Window {
  readonly events: readonly RecordedEvent[];
  readonly upTo: bigint;
}

/**
 * Builds one share of a replay in a generation of its own: it reads its share of the streams, and what stands
 * scattered over all streams, and applies what is about its keys.
 */
export class ShareRun {
  private constructor(
    private readonly order: ShareOrder,
    private readonly parts: RunParts,
    private readonly projector: Projector,
    private readonly territory: Territory,
  ) {}

  static async begin(order: ShareOrder, parts: RunParts): Promise<ShareRun> {
    const { projection, generation, share } = order;
    const projector = await Projector.open(projection, { seldom: true, ...parts }, generation);
    const territory = await Territory.survey(parts.store, projector.definition, share.of, BigInt(share.upTo));
    return new ShareRun(order, parts, projector, territory);
  }

  /** Resolves when the share is whole, or the signal aborts; what is done is stored then. */
  async run(hear: (progress: ShareProgress) => void, signal: AbortSignal): Promise<void> {
    const { projector, territory, order } = this;
    const { index, upTo } = order.share;
    while (projector.position < BigInt(upTo) && !signal.aborted) {
      const window = await this.next(later(projector.position, projector.stretch.after ?? 0n), BigInt(upTo));
      const read = window.events.filter((event) => territory.readerOf(event) === index);
      await this.putAside(read.filter((event) => territory.ownerOf(event) === undefined));
      const events = window.events.filter((event) => territory.ownerOf(event) === index);
      await projector.take({ events, upTo: window.upTo });
      if (projector.stopped) throw new ReplayImpossible(describeStop(projector.stopped).message);
      hear({ events: read.length, position: projector.position, stream: events.at(-1)?.stream });
      // The stores may answer without ever leaving the thread: let messages and timers have their turn.
      await setImmediate();
    }
    await projector.save();
  }

  private async next(after: bigint, end: bigint): Promise<Window> {
    const { store, batch = BATCH } = this.parts;
    const { definition, stretch } = this.projector;
    const { after: _, ...times } = stretch;
    const { index, of } = this.order.share;
    const isScattered = new Set([...definition.links, ...(definition.sourceOf?.('').scattered ?? [])]);
    const read = (
      isWanted: (type: string) => boolean,
      more: EventFilter,
    ): Promise<readonly RecordedEvent[]> => {
      const types = definition.handles.filter(isWanted);
      return types.length === 0
        ? Promise.resolve([])
        : store.readAll(after, { types, ...times, ...more }, batch);
    };
    const own = await read((type) => !isScattered.has(type), { share: { index, of } });
    const scattered = await read((type) => isScattered.has(type), {});
    const ends = [own, scattered].map((page) => (page.length < batch ? end : (page.at(-1)?.position ?? end)));
    const upTo = ends.reduce((least, position) => (position < least ? position : least), end);
    const events = [...own, ...scattered].filter(({ position }) => position <= upTo);
    return { events: events.sort((a, b) => Number(a.position - b.position)), upTo };
  }

  /** Doing it again for the same events changes nothing, so it need not be one step with what is applied. */
  private async putAside(events: readonly RecordedEvent[]): Promise<void> {
    if (events.length === 0) return;
    const { projection, generation } = this.order;
    const model = { ...projection, generation };
    const expected = await this.parts.readModels.place(model);
    const puts = events.map((event) => {
      const document = { ...event, position: String(event.position) };
      return { kind: 'put', key: placeKey(event.position), document } as const;
    });
    const options = { expected, parts: { [MOVED]: puts } };
    await this.parts.readModels.commit(model, [], expected.position, options);
  }
}

/** Shares that are built in this thread. */
export const localShares =
  (parts: RunParts): ShareRunner =>
  async (order, hear, signal) =>
    (await ShareRun.begin(order, parts)).run(hear, signal);

/** Keys whose byte order is the order of positions. */
export const placeKey = (position: bigint): string => String(position).padStart(20, '0');

const later = (one: bigint, other: bigint): bigint => (one > other ? one : other);
