import type { RecordedEvent } from '#kernel';
import type { Generation, ReadModels, Stored } from '#read-models';
import { madeWith } from '../../projector/made-with.js';
import { Projector } from '../../projector/projector.js';
import { describeStop } from '../../trouble.js';
import { ReplayImpossible } from '../replay-impossible.js';
import type { RunParts } from '../replay-order.js';
import { makerOf } from '../shadow.js';
import type { Projection } from '../../projection.js';
import { type Divided, divisionIn, MOVED, movedOf, type ShareProgress, type ShareRunner } from './share.js';
import { placeKey } from './share-run.js';

/** The whole that is built in shares. */
export interface Whole {
  readonly projection: Projection;
  readonly generation: number;
  readonly divided: Divided;
  /** What was written about it: each share is made with the same. */
  readonly about: unknown;
}

const PAGE = 2_000;

/**
 * Brings a generation to where its shares end: has them built side by side, joins them, and applies what is about
 * keys that are tied across them. Whatever interrupts it, the next one goes on.
 */
export class SharedBuild {
  constructor(
    private readonly whole: Whole,
    private readonly parts: RunParts,
    private readonly runShare: ShareRunner,
  ) {}

  /**
   * @param hear told what each share has looked at
   * @returns whether it is whole: not where the signal aborted before
   */
  async run(hear: (index: number, progress: ShareProgress) => void, signal: AbortSignal): Promise<boolean> {
    const isStopped = (): boolean => signal.aborted;
    const shares = await this.shares();
    await this.buildAll(shares, hear, signal);
    if (isStopped()) return false;
    for (const { generation } of shares) await this.absorb(generation);
    await this.applyMoved(signal);
    if (isStopped()) return false;
    await this.forgetMoved();
    return true;
  }

  /** How many events there are up to where the shares end, and how many of them no share has looked at yet. */
  async measure(): Promise<{ readonly total: number; readonly left: number }> {
    const { projection, divided, about } = this.whole;
    const { store } = this.parts;
    const { stretch } = madeWith(projection, about);
    const { after: start = 0n, ...times } = stretch;
    const filter = { types: projection.handles, ...times };
    const end = BigInt(divided.upTo);
    let left = 0;
    for (const { about: notes, position } of await this.shares()) {
      const share = divisionIn(notes).share ?? { index: 0, of: 1 };
      const own = { ...filter, share: { index: share.index, of: share.of } };
      left += await store.count(own, position > start ? position : start, end);
    }
    return { total: await store.count(filter, start, end), left };
  }

  /** Shares are made before anything is built, so one that is missing later was joined already. */
  private async shares(): Promise<readonly Generation[]> {
    const { projection, generation, divided, about } = this.whole;
    const { readModels } = this.parts;
    const moved = movedOf(projection, generation);
    await readModels.define(moved);
    const whole = (await readModels.generations(projection)).find((one) => one.generation === generation);
    const isUntouched = whole?.documents === 0 && (await readModels.count(moved)) === 0;
    const known = await this.known();
    if (!isUntouched || whole.position > 0n) return known;
    for (let index = 0; index < divided.of; index++) {
      if (known.some((one) => divisionIn(one.about).share?.index === index)) continue;
      const notes = { ...(about as object), share: { ...divided, index } };
      await readModels.addGeneration(projection, { about: notes });
    }
    return this.known();
  }

  /** Of two that were made at once for the same share, the first. */
  private async known(): Promise<readonly Generation[]> {
    const { projection, generation, about } = this.whole;
    const { owner } = makerOf({ about });
    const all = await this.parts.readModels.generations(projection);
    const first = new Map<number, Generation>();
    for (const one of all) {
      const { share } = divisionIn(one.about);
      if (one.generation === generation || !share || makerOf(one).owner !== owner) continue;
      if (!first.has(share.index)) first.set(share.index, one);
    }
    return [...first.values()];
  }

  private async buildAll(
    shares: readonly Generation[],
    hear: (index: number, progress: ShareProgress) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { projection } = this.whole;
    const failing = new AbortController();
    const ended = AbortSignal.any([signal, failing.signal]);
    const outcomes = await Promise.allSettled(
      shares.map(async ({ generation, about }) => {
        const { share } = divisionIn(about);
        if (!share) return;
        const tell = (progress: ShareProgress): void => hear(share.index, progress);
        await this.runShare({ projection, generation, share }, tell, ended).catch((error: unknown) => {
          failing.abort();
          throw error;
        });
      }),
    );
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async absorb(share: number): Promise<void> {
    const { projection, generation } = this.whole;
    await this.parts.readModels.absorb(projection, generation, share, 0n);
  }

  private async applyMoved(signal: AbortSignal): Promise<void> {
    const { projection, generation, divided } = this.whole;
    const { readModels } = this.parts;
    const projector = await Projector.open(projection, { seldom: true, ...this.parts }, generation);
    const end = BigInt(divided.upTo);
    while (projector.position < end && !signal.aborted) {
      const after = placeKey(projector.position);
      const page = await readModels.find<Moved>(movedOf(projection, generation), { after, limit: PAGE });
      const events = page.map(({ document }) => ({ ...document, position: BigInt(document.position) }));
      const last = events.at(-1)?.position ?? end;
      await projector.take({ events, upTo: page.length < PAGE ? end : last });
      if (projector.stopped) throw new ReplayImpossible(describeStop(projector.stopped).message);
    }
    await projector.save();
  }

  private async forgetMoved(): Promise<void> {
    const { projection, generation } = this.whole;
    const { readModels } = this.parts;
    const model = { ...projection, generation };
    let page: readonly Stored<unknown>[];
    do {
      page = await readModels.find(movedOf(projection, generation), { limit: PAGE });
      const expected = await readModels.place(model);
      const deletes = page.map(({ key }) => ({ kind: 'delete', key }) as const);
      await readModels.commit(model, [], expected.position, { expected, parts: { [MOVED]: deletes } });
    } while (page.length === PAGE);
  }
}

type Moved = Omit<RecordedEvent, 'position'> & { readonly position: string };

/** Whether a generation that was divided still has shares to be built or joined, or leftovers of them. */
export async function isInShares(
  readModels: Pick<ReadModels, 'place' | 'count' | 'define'>,
  { projection, generation, divided }: Pick<Whole, 'projection' | 'generation' | 'divided'>,
): Promise<boolean> {
  const { position } = await readModels.place({ ...projection, generation });
  if (position < BigInt(divided.upTo)) return true;
  const moved = movedOf(projection, generation);
  await readModels.define(moved);
  return (await readModels.count(moved)) > 0;
}
