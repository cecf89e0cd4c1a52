import type { RecordedEvent } from '#kernel';
import { type DataOf, isOneOf } from '#protocol';
import { type BehaviourSequence, type Moment, OTHER_QUESTION, REMEMBERED_MOMENTS } from '../moment.js';
import { momentOf } from './moment-of.js';

export const newSequence = (shopperId: string): BehaviourSequence => ({ shopperId, moments: [] });

/** With one more moment in its place by time, after those of the same time; the last {@link REMEMBERED_MOMENTS} stay. */
function withMoment<Sequence extends BehaviourSequence>(sequence: Sequence, moment: Moment): Sequence {
  const { moments } = sequence;
  let place = moments.length;
  while (place > 0 && (moments[place - 1]?.at ?? 0) > moment.at) place--;
  return { ...sequence, moments: moments.toSpliced(place, 0, moment).slice(-REMEMBERED_MOMENTS) };
}

const isCorrection = isOneOf(['IntentCorrected', 'IntentCorrectionWithdrawn']);

/** After one more of the shopper's events; the very same sequence where it changes nothing. */
export function remember<Sequence extends BehaviourSequence>(
  sequence: Sequence,
  event: RecordedEvent,
): Sequence {
  if (isCorrection(event)) {
    return event.type === 'IntentCorrected'
      ? corrected(sequence, event.data.messageId, () => event.data.corrected ?? OTHER_QUESTION)
      : corrected(sequence, event.data.messageId, (read) => read);
  }
  const moment = momentOf(event);
  if (!moment) return sequence;
  const device = deviceOf(event);
  const next = withMoment(sequence, moment);
  return device === undefined || moment.at < (sequence.moments.at(-1)?.at ?? 0) ? next : { ...next, device };
}

/** With another intent of a question that is still remembered. */
function corrected<Sequence extends BehaviourSequence>(
  sequence: Sequence,
  messageId: string,
  intent: (read: string) => string,
): Sequence {
  const moments = sequence.moments.map((moment) =>
    moment.message?.id === messageId ? { ...moment, detail: intent(moment.message.read) } : moment,
  );
  return moments.some((moment, i) => moment.detail !== sequence.moments[i]?.detail)
    ? { ...sequence, moments }
    : sequence;
}

/** The device an event was sent from, where it tells one. */
export const deviceOf = ({ data }: RecordedEvent): string | undefined =>
  (data as Pick<DataOf<'PageViewed'>, 'context'>).context?.device;

/** One person's two histories as one, under the id of `into`. */
export function mergedSequences(into: BehaviourSequence, from: BehaviourSequence): BehaviourSequence {
  const [earlier, later] = lastAt(into) <= lastAt(from) ? [into, from] : [from, into];
  const device = later.device ?? earlier.device;
  const moments = [...into.moments, ...from.moments].sort((a, b) => a.at - b.at).slice(-REMEMBERED_MOMENTS);
  return { shopperId: into.shopperId, ...(device !== undefined && { device }), moments };
}

const lastAt = ({ moments }: BehaviourSequence): number => moments.at(-1)?.at ?? 0;
