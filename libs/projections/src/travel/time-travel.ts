import { setImmediate } from 'node:timers/promises';
import type { DocumentAt, DocumentDifference, DocumentHistory, LogPoint } from '#protocol';
import { assertFoldsAlone } from '../adds-up-many.js';
import type { Projection } from '../projection.js';
import type { State } from './fold-over.js';
import type { Trail } from './trail.js';
import { Trails, type TravelLog } from './trails.js';
import { View } from './view.js';

/** No event has ever concerned a document of this key. */
export class NothingKnown extends Error {
  override readonly name = 'NothingKnown';
  constructor(
    readonly projection: string,
    readonly key: string,
  ) {
    super(
      `No event concerns ${key} in ${projection}: look for the key among the documents of the projection.`,
    );
  }
}

/** The log has not come as far as the position that was asked for. */
export class NotYetHappened extends Error {
  override readonly name = 'NotYetHappened';
  constructor(
    readonly position: bigint,
    readonly head: bigint,
  ) {
    super(`Position ${String(position)} is not written yet: the log ends at ${String(head)}.`);
  }
}

/** Documents as they were at any moment, folded from the log. The first look at one costs a pass over its events. */
export class TimeTravel {
  private readonly trails: Trails;

  constructor(private readonly log: TravelLog) {
    this.trails = new Trails(log);
  }

  /**
   * @throws AddsUpMany for an aggregate
   * @throws NothingKnown
   */
  async history(projection: Projection, key: string): Promise<DocumentHistory> {
    const { trail } = await this.trailOf(projection, key);
    const { keys, events: total, moments } = trail;
    return { projection: projection.name, key, keys: [...keys], total, moments: [...moments] };
  }

  /**
   * The document when everything up to a position had been heard, or everything that happened before a time.
   * Without a document before the first event.
   *
   * @throws AddsUpMany for an aggregate
   * @throws NothingKnown
   * @throws NotYetHappened
   */
  async at(projection: Projection, key: string, point: LogPoint): Promise<DocumentAt> {
    const { trail, head } = await this.trailOf(projection, key);
    const state =
      'time' in point ? await trail.stateBefore(point.time) : await trail.stateAt(positionIn(point, head));
    const document = View.of(projection, state.documents, key).value;
    return {
      projection: projection.name,
      key,
      position: String(state.position),
      ...(state.at !== undefined && { at: state.at }),
      events: state.events,
      ...(document !== undefined && { document }),
    };
  }

  /**
   * What changed in the document between two moments, and which event changed each field last. A time means the last
   * event that happened before it.
   *
   * @throws AddsUpMany for an aggregate
   * @throws NothingKnown
   * @throws NotYetHappened
   */
  async difference(
    projection: Projection,
    key: string,
    from: LogPoint,
    to: LogPoint,
  ): Promise<DocumentDifference> {
    const { trail, head } = await this.trailOf(projection, key);
    const stateAt = (point: LogPoint): Promise<State<unknown>> =>
      trail.stateAt('time' in point ? trail.placeBefore(point.time) : positionIn(point, head));
    const [before, after] = [await stateAt(from), await stateAt(to)];
    const causes = trail.causesBetween(before, after);
    const changes: DocumentDifference['changes'] = [];
    for (const change of causes.changes) {
      const cause = await causes.of(change);
      changes.push({ ...change, ...(cause && { cause }) });
      // Comparing never leaves the thread: let sockets and timers have their turn.
      await setImmediate();
    }
    return {
      projection: projection.name,
      key,
      from: String(before.position),
      to: String(after.position),
      changes,
    };
  }

  /** Nothing that was read so far is kept any longer. */
  forget(): void {
    this.trails.forget();
  }

  private async trailOf(
    projection: Projection,
    key: string,
  ): Promise<{ readonly trail: Trail<unknown>; readonly head: bigint }> {
    assertFoldsAlone(projection);
    const head = await this.log.head();
    const trail = await this.trails.of(projection, key, head);
    if (trail.events === 0) throw new NothingKnown(projection.name, key);
    return { trail, head };
  }
}

function positionIn({ position }: { readonly position: string }, head: bigint): bigint {
  const asked = BigInt(position);
  if (asked > head) throw new NotYetHappened(asked, head);
  return asked;
}
