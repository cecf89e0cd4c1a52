import type { BehaviourSequence, Foresight, ForesightModel, ScoredItem } from '#foresight';
import type { Influence, PredictedQuestion } from '#protocol';
import { leadingQuestion } from './leading-question.js';

/** The event on account of which something was foreseen. */
export interface Cause {
  readonly eventId: string;
  readonly correlationId: string;
  readonly position: bigint;
}

/** What is believed of a shopper after what they did last. */
export interface Believed {
  readonly shopperId: string;
  /** What it rests on. */
  readonly sequence: BehaviourSequence;
  /** Absent where nothing has happened and somebody only wanted to know. */
  readonly cause?: Cause;
  readonly model: ForesightModel;
  readonly question: PredictedQuestion;
  readonly purchase: number;
  readonly leave: number;
  readonly comeBack: number;
  /** Absent where nobody has asked for them. */
  readonly items?: readonly ScoredItem[];
  /** Of the leading question. Absent where nobody has asked for it. */
  readonly evidence?: readonly Influence[];
}

export function believed(
  { sequence, model, cause }: Pick<Believed, 'sequence' | 'model'> & { readonly cause: Cause | undefined },
  { items, purchase, leave, comeBack, ...asked }: Foresight,
): Believed {
  return {
    shopperId: sequence.shopperId,
    sequence,
    ...(cause && { cause }),
    model,
    question: leadingQuestion(asked),
    purchase,
    leave,
    comeBack,
    ...(items.length > 0 && { items }),
  };
}
