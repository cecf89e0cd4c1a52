import type { RecordedEvent } from '#kernel';
import { type BehaviourEvent, behaviourEvents, type DataOf, isOneOf, type Recorded } from '#protocol';
import { type Moment, OTHER_QUESTION, QUESTION } from '../moment.js';
import { detailOf } from './detail.js';
import { subjectIn } from './subject.js';

/** Signs of life and of identity in which a shopper does nothing. */
const NO_MOMENT: ReadonlySet<string> = new Set(['ShopperSeen', 'ShoppersMerged']);

const isBehaviour = isOneOf(behaviourEvents.map(({ type }) => type).filter((type) => !NO_MOMENT.has(type)));
const isClassified = isOneOf(['IntentClassified']);

/**
 * An event as the model sees it; undefined where it is none that a shopper did or that befell them. A message
 * counts with the intent that was read in it ({@link OTHER_QUESTION} where it was about none), at the time it was read.
 */
export function momentOf(event: RecordedEvent): Moment | undefined {
  if (isBehaviour(event)) return behaved(event);
  return isClassified(event) ? asked(event) : undefined;
}

function behaved(event: BehaviourEvent): Moment {
  const detail = detailOf(event);
  return { ...marks(event), ...subjectIn(event), ...(detail !== undefined && { detail }) };
}

function asked(event: Recorded<'IntentClassified'>): Moment {
  const intent = intentOf(event.data);
  const message = { id: event.data.messageId, read: intent };
  return { ...marks(event), type: QUESTION, detail: intent, message };
}

const intentOf = ({ outOfScope, ranking }: DataOf<'IntentClassified'>): string =>
  (outOfScope ? undefined : ranking[0]?.intent) ?? OTHER_QUESTION;

const marks = (event: RecordedEvent): Pick<Moment, 'eventId' | 'at' | 'type'> => ({
  eventId: event.id,
  at: Date.parse(event.metadata.occurredAt),
  type: event.type,
});
