import type { EventStore } from '#event-store';
import { CheckpointMoved, GenerationUnusable, type Place, type ReadModels } from '#read-models';
import type { Projection } from '../projection.js';
import { isSamePlace } from './same-place.js';
import { generationOf, ownerOf } from './shadow.js';
import type { Owner } from './state.js';

/** Documents that lag less than this go live where waiting longer did not help: the rest is one batch. */
const NEAR = 1_000n;
const PATIENCE_MS = 2_000;

/** Makes another owner's documents the live ones of a projection, once they show as much as those that are live. */
export class LiveSwitch {
  private awaitedSince: { readonly owner: Owner; readonly at: number } | undefined;

  constructor(
    private readonly projection: Projection,
    private readonly parts: {
      readonly store: Pick<EventStore, 'count'>;
      readonly readModels: Pick<ReadModels, 'place' | 'generations' | 'makeLive'>;
    },
  ) {}

  /** Whose documents are live now. */
  async owner(): Promise<Owner | undefined> {
    const live = (await this.parts.readModels.generations(this.projection)).find((one) => one.live);
    return live && ownerOf(live);
  }

  /** @returns whether they are live now; else they have still to catch up, or to be made */
  async turnTo(owner: Owner): Promise<boolean> {
    const { projection } = this;
    const { readModels } = this.parts;
    const generation = await generationOf(readModels, projection, owner);
    if (generation === undefined) return false;
    const live = await readModels.place(projection);
    const theirs = await readModels.place({ ...projection, generation });
    if (!(await this.isReady(owner, live, theirs))) return false;
    try {
      await readModels.makeLive(projection, generation, live);
      this.awaitedSince = undefined;
      return true;
    } catch (error) {
      // The live documents have moved on, or somebody else was quicker: it is looked at again.
      if (error instanceof CheckpointMoved || error instanceof GenerationUnusable) return false;
      throw error;
    }
  }

  /** Nobody should see documents go back: they go live when they are level, or, under traffic, as good as level. */
  private async isReady(owner: Owner, live: Place, theirs: Place): Promise<boolean> {
    if (this.awaitedSince?.owner !== owner) this.awaitedSince = { owner, at: performance.now() };
    const places = { live, shadow: theirs };
    if (theirs.position >= live.position) return true;
    if (await isSamePlace({ store: this.parts.store, projection: this.projection }, places)) return true;
    const isLate = performance.now() - this.awaitedSince.at > PATIENCE_MS;
    return isLate && live.position - theirs.position < NEAR;
  }
}
