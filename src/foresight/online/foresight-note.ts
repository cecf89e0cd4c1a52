import type { ScoredItem } from '#foresight';
import { isoTime } from '#kernel';
import type { EvidenceEntry, PredictedQuestion } from '#protocol';
import type { ReadModel } from '#read-models';
import type { Believed } from './believed.js';

/** What is believed of a shopper, written down for every process and for after a restart. */
export interface ForesightNote {
  readonly shopperId: string;
  /** ISO 8601, of the last event that it rests on. */
  readonly at: string;
  readonly model: { readonly name: string; readonly version: string };
  readonly horizonHours: number;
  readonly comeBackDays: number;
  readonly question: PredictedQuestion;
  /** Absent where it was not worked out. What the events were about stands in the journey. */
  readonly evidence?: readonly Omit<EvidenceEntry, 'subject'>[];
  readonly purchase: number;
  readonly leave: number;
  readonly comeBack: number;
  /** Absent where they were not asked for. */
  readonly items?: readonly ScoredItem[];
}

/** Notes by shopper; its place is how far the role `foresight` has come. */
export const foresightNotes: ReadModel = { name: 'foresights', version: 1, indexes: [] };

export function noteOf({ sequence, model, evidence, items, ...belief }: Believed): ForesightNote {
  const { question, purchase, leave, comeBack, shopperId } = belief;
  const { horizonHours, comeBackDays } = model;
  const moments = new Map(sequence.moments.map((moment) => [moment.eventId, moment]));
  const entries = evidence?.flatMap(({ eventId, influence }) => {
    const moment = moments.get(eventId);
    if (!moment) return [];
    const { type, at, detail } = moment;
    return [{ eventId, type, at: isoTime(at), ...(detail !== undefined && { detail }), influence }];
  });
  return {
    shopperId,
    at: isoTime(sequence.moments.at(-1)?.at ?? 0),
    model: model.model,
    horizonHours,
    comeBackDays,
    question,
    ...(entries && { evidence: entries }),
    purchase,
    leave,
    comeBack,
    ...(items && { items }),
  };
}
