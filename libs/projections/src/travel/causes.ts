import type { FieldChange, Moment } from '#protocol';
import type { RefoldLog } from '../refold/cursor.js';
import { foldOver, type State, type Subject } from './fold-over.js';
import { momentOf } from './moment-of.js';
import { Timeline } from './timeline.js';
import { type Sought, soughtFor } from './trace.js';
import { View } from './view.js';

/** What happened event by event between two states. */
interface Steps {
  readonly moments: readonly Moment[];
  readonly timeline: Timeline;
}

/**
 * Finds the event behind each change of a document: first between which snapshots it happened, then which event there.
 * In a long history a field that was changed and soon changed back is passed over.
 */
export class Causes<Document> {
  private readonly timeline: Timeline;
  private readonly steps = new Map<number, Promise<Steps>>();

  /** @param states two or more, oldest first; the first key of the subject is the one that is looked at */
  constructor(
    private readonly log: RefoldLog,
    private readonly subject: Subject<Document>,
    private readonly states: readonly State<Document>[],
  ) {
    this.timeline = new Timeline(states.map(({ documents }) => this.viewOf(documents)));
  }

  get changes(): readonly FieldChange[] {
    return this.timeline.between(0, this.states.length - 1).changes;
  }

  /** @param change one of `changes` */
  async of(change: FieldChange): Promise<Moment | undefined> {
    for (const sought of soughtFor(change, this.timeline.between(0, this.states.length - 1))) {
      const moment = await this.find(sought);
      if (moment) return moment;
    }
    return undefined;
  }

  private async find(sought: Sought): Promise<Moment | undefined> {
    const found = this.timeline.find(sought);
    if (!found) return undefined;
    const { timeline, moments } = await this.stepsIn(found.index);
    const step = timeline.find({ ...sought, path: found.path });
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
    return { moments, timeline: new Timeline(views) };
  }

  private viewOf(documents: Parameters<typeof View.of<Document>>[1]): View {
    return View.of(this.subject.projection, documents, this.subject.keys[0] ?? '');
  }
}
