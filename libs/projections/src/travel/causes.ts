import type { FieldChange, Moment } from '#protocol';
import type { RefoldLog } from '../refold/cursor.js';
import { foldOver, type State, type Subject } from './fold-over.js';
import { momentOf } from './moment-of.js';
import { Segment } from './segment.js';
import { type Sought, soughtFor, trace } from './trace.js';
import { View } from './view.js';

/** What happened event by event between two states. */
interface Steps {
  readonly moments: readonly Moment[];
  readonly segments: readonly Segment[];
}

/**
 * Finds the event behind each change of a document: first between which snapshots it happened, then which event there.
 * Where a field was changed and changed back between two snapshots, that is passed over.
 */
export class Causes<Document> {
  readonly whole: Segment;
  private readonly segments: readonly Segment[];
  private readonly steps = new Map<number, Promise<Steps>>();

  /** @param states two or more, oldest first; the first key of the subject is the one that is looked at */
  constructor(
    private readonly log: RefoldLog,
    private readonly subject: Subject<Document>,
    private readonly states: readonly State<Document>[],
  ) {
    const views = states.map(({ documents }) => this.viewOf(documents));
    this.segments = segmentsBetween(views);
    const [first, last] = [views[0], views.at(-1)];
    if (!first || !last) throw new RangeError('A history has two ends.');
    this.whole = new Segment(first, last);
  }

  async of(change: FieldChange): Promise<Moment | undefined> {
    for (const sought of soughtFor(change, this.whole)) {
      const moment = await this.find(sought);
      if (moment) return moment;
    }
    return undefined;
  }

  private async find(sought: Sought): Promise<Moment | undefined> {
    const found = trace(this.segments, sought);
    if (!found) return undefined;
    const { segments, moments } = await this.stepsIn(found.index);
    const step = trace(segments, { ...sought, path: found.path });
    return step && moments[step.index];
  }

  private stepsIn(index: number): Promise<Steps> {
    const known = this.steps.get(index) ?? this.retrace(index);
    this.steps.set(index, known);
    return known;
  }

  private async retrace(index: number): Promise<Steps> {
    const [start, end] = this.states.slice(index, index + 2);
    if (!start || !end) throw new RangeError('There is no such part of the history.');
    const moments: Moment[] = [];
    const views = [this.viewOf(start.documents)];
    await foldOver(this.log, this.subject, start, { upTo: end.position }, (event, documents) => {
      moments.push(momentOf(event));
      views.push(this.viewOf(documents));
    });
    return { moments, segments: segmentsBetween(views) };
  }

  private viewOf(documents: Parameters<typeof View.of<Document>>[1]): View {
    return View.of(this.subject.projection, documents, this.subject.keys[0] ?? '');
  }
}

const segmentsBetween = (views: readonly View[]): readonly Segment[] =>
  views.slice(1).map((after, index) => new Segment(views[index] ?? after, after));
