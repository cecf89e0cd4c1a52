import type { ConversationFigures } from '#protocol';
import { durationsOf } from '../figures/durations.js';
import { shareOf } from '../figures/shares.js';
import type { ConversationOutcome } from './conversation-outcome.js';

/** What conversations came to, taken together. */
export function figuresOf(conversations: readonly ConversationOutcome[]): ConversationFigures {
  const resolved = conversations.filter((one) => one.resolved !== undefined);
  const alone = resolved.filter((one) => one.firstHumanAnswerAt === undefined);
  const handedOff = conversations.filter((one) => one.handedOffAt !== undefined || one.agents.length > 0);
  return {
    conversations: conversations.length,
    resolved: resolved.length,
    withoutHuman: shareOf(alone.length, resolved.length),
    handedOff: shareOf(handedOff.length, conversations.length),
    firstResponse: durationsOf(conversations.flatMap((one) => firstResponse(one) ?? [])),
    firstHumanResponse: durationsOf(conversations.flatMap((one) => firstHumanResponse(one) ?? [])),
    resolution: durationsOf(conversations.flatMap((one) => resolution(one) ?? [])),
    rating: ratingsOf(conversations.flatMap(({ rating }) => rating ?? [])),
  };
}

/** Seconds from the first message to the first answer of anyone. */
export const firstResponse = ({ firstMessageAt, firstAnswerAt }: ConversationOutcome): number | undefined =>
  seconds(firstMessageAt, firstAnswerAt);

/** Seconds from the hand-off, or where there was none from the first message, to the first answer of a person. */
export function firstHumanResponse(one: ConversationOutcome): number | undefined {
  return seconds(one.handedOffAt ?? one.firstMessageAt, one.firstHumanAnswerAt);
}

/** Seconds from the beginning to the last time it was closed. */
export const resolution = ({ startedAt, resolved }: ConversationOutcome): number | undefined =>
  seconds(startedAt, resolved?.at);

/** Clocks may be off by a little between processes: nothing happens before what it answers. */
function seconds(from: string | undefined, to: string | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}

function ratingsOf(ratings: readonly number[]): ConversationFigures['rating'] {
  const sum = ratings.reduce((total, rating) => total + rating, 0);
  return {
    count: ratings.length,
    mean: ratings.length === 0 ? null : sum / ratings.length,
    by: [1, 2, 3, 4, 5].map((stars) => ratings.filter((rating) => rating === stars).length),
  };
}
