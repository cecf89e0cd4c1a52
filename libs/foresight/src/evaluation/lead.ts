import type { QuestionFigures } from '#protocol';
import type { Vocabulary } from '../encoding/vocabulary.js';
import { LABEL_SETTINGS } from '../labels/targets.js';
import { QUESTION } from '../moment.js';
import { ratio } from './class-figures.js';
import type { AskedMoment } from './reading.js';

/** What was foreseen after a moment, and what came. */
export interface Predicted {
  readonly asked: AskedMoment;
  /** The question that came, *none*, or -1 where that is not known. */
  readonly target: number;
  readonly leading: number;
  /** Of the leading question. */
  readonly probability: number;
  readonly none: number;
  /** Of the question that came, among questions; 1 is first. */
  readonly rank: number;
}

type Alarms = Pick<QuestionFigures, 'leadMinutes' | 'foreseen' | 'falseAlarmsPer100Sessions'>;

const MINUTE = 60_000;

/**
 * What it would come to, to act on predictions from a probability on: how long before they were asked questions were
 * first foreseen (the median of those that were), how many were, and how often nothing came of it. One question foreseen
 * again and again in one session is one alarm; it is false where that question came within the horizon of none of them.
 */
export function alarmsOf(
  predicted: readonly Predicted[],
  vocabulary: Vocabulary,
  horizonHours: number,
  threshold: number,
): Alarms {
  const leads = leadsOf(predicted, vocabulary, horizonHours * 60 * MINUTE, threshold);
  const foreseen = leads.filter((lead) => lead !== undefined).sort((a, b) => a - b);
  const median = foreseen[Math.floor(foreseen.length / 2)];
  return {
    ...(median !== undefined && { leadMinutes: median / MINUTE }),
    foreseen: ratio(foreseen.length, leads.length),
    falseAlarmsPer100Sessions: falseAlarms(predicted, threshold),
  };
}

/** One entry a question that was asked: how long before it was first foreseen, in milliseconds. */
function leadsOf(
  predicted: readonly Predicted[],
  vocabulary: Vocabulary,
  horizon: number,
  threshold: number,
): readonly (number | undefined)[] {
  const leads: (number | undefined)[] = [];
  /** Since the last question of this shopper: when each question was first foreseen, and again later. */
  let foreseen: { readonly at: number; readonly leading: number }[] = [];
  let shopper = '';
  for (const { asked, leading, probability } of predicted) {
    const { shopperId } = asked.lesson.sequence;
    if (shopperId !== shopper) [shopper, foreseen] = [shopperId, []];
    const { type, detail = '', at } = asked.moment;
    if (type === QUESTION && !LABEL_SETTINGS.ignored.includes(detail)) {
      const question = vocabulary.questionOf(detail);
      const first = foreseen.find((one) => one.leading === question && at - one.at <= horizon);
      leads.push(first && at - first.at);
      foreseen = [];
    }
    if (probability >= threshold) foreseen.push({ at, leading });
  }
  return leads;
}

function falseAlarms(predicted: readonly Predicted[], threshold: number): number {
  const sessions = new Set<string>();
  const alarms = new Map<string, boolean>();
  for (const { asked, leading, probability, target } of predicted) {
    if (asked.session === undefined) continue;
    sessions.add(asked.session);
    if (probability < threshold || target < 0) continue;
    const alarm = `${asked.session} ${String(leading)}`;
    alarms.set(alarm, (alarms.get(alarm) ?? false) || leading === target);
  }
  return 100 * ratio([...alarms.values()].filter((cameTrue) => !cameTrue).length, sessions.size);
}
