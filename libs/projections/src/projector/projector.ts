import type { Failure } from '../apply-batch.js';
import type { Batch } from '../log-reader.js';
import type { Projection } from '../projection.js';
import { answer } from './answer.js';
import { CONTROL, type ControlEvent, isControl } from './control.js';
import { forget } from './forget.js';
import type { MadeWith } from './made-with.js';
import { ProjectedGeneration, type ProjectorParts } from './projected-generation.js';

/**
 * Carries one generation of a projection's documents along the log. Promises:
 *
 * - documents, what was set aside, and place move together: a crash at any moment costs time, never a wrong document;
 * - an event that cannot be applied is set aside, and everything else goes on, until too many are (`stopped`);
 * - where a shopper is forgotten, their documents are folded again without what was personal, before it goes on;
 * - whatever it throws, nothing half-done is stored: open a new one, which goes on from where the documents are.
 */
export class Projector {
  /** Types of the events that it wants to be given. */
  readonly types: readonly string[];

  private constructor(private readonly documents: ProjectedGeneration) {
    this.types = [...new Set([...documents.made.projection.handles, ...CONTROL])];
  }

  /** @param generation absent: the one that is live now */
  static async open(projection: Projection, parts: ProjectorParts, generation?: number): Promise<Projector> {
    return new Projector(await ProjectedGeneration.open(projection, parts, generation));
  }

  get generation(): number {
    return this.documents.generation;
  }

  /** Up to here everything is applied. */
  get position(): bigint {
    return this.documents.position;
  }

  /** Events set aside. */
  get quarantined(): number {
    return this.documents.quarantine.size;
  }

  /** The event before which it stands still, because too many are set aside already. */
  get stopped(): Failure | undefined {
    return this.documents.stopped;
  }

  /** Whether another generation has been made live meanwhile. */
  isReplaced(): Promise<boolean> {
    return this.documents.isReplaced();
  }

  /**
   * Takes the next events, which are all that it wants up to `upTo`. Where it comes to a forgotten shopper it goes no
   * further than that: what stands behind was read before, and must be read again. So go on from its `position`.
   *
   * @param lazily whether the place need not be stored where nothing else is
   * @throws CheckpointMoved where somebody else carries the same documents
   */
  async take({ events, upTo }: Batch, lazily = false): Promise<void> {
    let begin = 0;
    for (const [at, event] of events.entries()) {
      if (!isControl(event) || event.position <= this.position) continue;
      await this.documents.project(events.slice(begin, at), event.position - 1n);
      if (this.stopped) return;
      await this.obey(event);
      begin = at;
      if (event.type === 'ShopperForgotten') return this.documents.project([event], event.position);
    }
    await this.documents.project(events.slice(begin), upTo, lazily);
  }

  /** Does what the event asks of every projection, as of where this one stands; also where it has stopped. */
  async obey(event: ControlEvent): Promise<void> {
    await (event.type === 'ShopperForgotten' ? forget(this.documents, event) : answer(this.documents, event));
  }

  /**
   * Makes the documents of these keys anew, and of those they are tied to, as of where it stands.
   *
   * @returns how many events were applied
   */
  foldAgain(keys: readonly string[]): Promise<number> {
    return this.documents.foldAgain(keys);
  }

  /** The projection as its documents are made with it. */
  get definition(): Projection {
    return this.documents.made.projection;
  }

  /** The part of the log that its documents show. */
  get stretch(): MadeWith['stretch'] {
    return this.documents.made.stretch;
  }

  /** Keys that its documents were made anew for, where not all of them were. */
  get keys(): readonly string[] | undefined {
    return this.documents.made.keys;
  }

  /** Stores the place where it stands. */
  save(): Promise<void> {
    return this.documents.save();
  }
}
