import { type Foresight, HELP_THRESHOLD } from '#foresight';
import type { Band, PredictedQuestion } from '#protocol';

const SURE = 0.75;
const LIKELY = 0.4;
const ALTERNATIVES = 4;

/** How far a predicted question carries; its probability is calibrated, so these are shares that come true. */
export const bandOf = (probability: number): Band =>
  probability >= SURE ? 'sure' : probability >= LIKELY ? 'likely' : 'unsure';

/**
 * The most probable question, where it is worth a look: it is as likely as help is offered at, or it is more likely
 * than not that anything is asked at all. Most shoppers ask nothing most of the time, so to wait for a question to
 * be likelier than none would be to say nothing until it is asked.
 */
export function leadingQuestion({
  questions,
  none,
}: Pick<Foresight, 'questions' | 'none'>): PredictedQuestion {
  const ranked = questions.map(({ intent, probability }) => ({ intent, probability: share(probability) }));
  const [first] = ranked;
  const leading = first && (none < 0.5 || first.probability >= HELP_THRESHOLD) ? first : undefined;
  const probability = leading?.probability ?? share(none);
  return {
    intent: leading?.intent ?? null,
    probability,
    band: bandOf(probability),
    alternatives: ranked.slice(leading ? 1 : 0, ALTERNATIVES + (leading ? 1 : 0)),
    none: share(none),
  };
}

/** What has been said of a shopper's next question. */
export type Said = Pick<PredictedQuestion, 'intent' | 'band'>;

/**
 * Whether there is something new to say: another question leads, or the same one carries otherwise. How sure it is that
 * nothing is asked is no news, and neither is that nothing is where nothing was said before.
 */
export const isNews = (now: Said, before: Said | undefined): boolean =>
  now.intent !== (before?.intent ?? null) || (now.intent !== null && now.band !== before?.band);

/** Sums of rounded numbers may be a hair above 1. */
const share = (probability: number): number => Math.min(1, Math.max(0, probability));
