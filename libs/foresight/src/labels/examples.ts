import type { EncodedSequence, Example, Targets } from '../encoding/encoded.js';
import { encode } from '../encoding/encode.js';
import type { Vocabulary } from '../encoding/vocabulary.js';
import { type BehaviourSequence, type Moment, REMEMBERED_MOMENTS } from '../moment.js';
import { LABEL_SETTINGS, type LabelSettings, targetsOf, UNTOLD } from './targets.js';

/** A stretch of time: moments from `from` on are learnt from, and nothing from `until` on is looked at. */
export interface Slice {
  readonly from: number;
  readonly until: number;
}

/** Moments of a person, with what is to be foreseen after each of them. */
export interface Lesson extends Example {
  readonly sequence: BehaviourSequence;
  /** The first moment that is asked about: those before it are seen only. */
  readonly asked: number;
}

/**
 * Examples of a stretch of time. Moments before it are seen, and not asked about; labels know nothing of what came
 * after it. A history that is longer than what a model sees becomes windows that overlap by half, and every moment
 * is asked about once, in the window that shows the most of what came before it.
 */
export function lessonsOf(
  sequences: readonly BehaviourSequence[],
  vocabulary: Vocabulary,
  { from, until }: Slice,
  settings: LabelSettings = LABEL_SETTINGS,
  length: number = REMEMBERED_MOMENTS,
): readonly Lesson[] {
  return sequences.flatMap((whole) => {
    const moments = whole.moments.filter(({ at }) => at < until);
    const first = moments.findIndex(({ at }) => at >= from);
    if (first < 0) return [];
    const targets = targetsOf(moments, vocabulary, until, settings);
    return windows(moments.length, first, length).map(([start, asked, end]) => {
      const sequence = {
        ...deviceAt(whole, moments[start]),
        shopperId: whole.shopperId,
        moments: moments.slice(start, end),
      };
      const input: EncodedSequence = encode(sequence, vocabulary);
      return { sequence, input, asked: asked - start, targets: cut(targets, start, asked, end) };
    });
  });
}

type Window = readonly [start: number, asked: number, end: number];

/** Windows that together ask about every moment from `first` on. */
function windows(moments: number, first: number, length: number): readonly Window[] {
  const made: Window[] = [];
  const step = Math.max(1, Math.floor(length / 2));
  for (let asked = first; asked < moments;) {
    const start = asked === 0 ? 0 : Math.max(0, asked - step);
    const end = Math.min(moments, start + length);
    made.push([start, asked, end]);
    asked = end;
  }
  return made;
}

/** The targets of a window; those of moments before the first that is asked about are not told. */
function cut(targets: Targets, start: number, asked: number, end: number): Targets {
  const part = (column: Int32Array): Int32Array => column.slice(start, end).fill(UNTOLD, 0, asked - start);
  return {
    item: part(targets.item),
    type: part(targets.type),
    question: part(targets.question),
    purchase: part(targets.purchase),
    comeBack: part(targets.comeBack),
  };
}

/** The device that was used at the beginning of a window: a later one would tell of what is to be foreseen. */
function deviceAt(
  { device, devices }: BehaviourSequence,
  moment: Moment | undefined,
): Pick<BehaviourSequence, 'device'> {
  const used = devices ? devices.findLast(({ at }) => at <= (moment?.at ?? 0))?.device : device;
  return used === undefined ? {} : { device: used };
}
