import type { AnsweredTwice, WhatIfView } from '#protocol';
import { contestOf } from './contest.js';

const SHOWN = 200;

/**
 * What another model would have answered to real messages.
 *
 * @param messages newest first; those that people corrected carry `actual`
 */
export function whatIf(
  messages: readonly AnsweredTwice[],
): Pick<WhatIfView, 'messages' | 'changed' | 'moves' | 'samples' | 'corrected'> {
  const changed = messages.filter(({ champion, candidate }) => given(champion) !== given(candidate));
  const corrected = messages.filter(({ actual }) => actual !== undefined);
  return {
    messages: messages.length,
    changed: changed.length,
    moves: movesIn(changed),
    samples: changed.slice(0, SHOWN),
    corrected: { ...contestOf(corrected), answers: corrected.slice(0, SHOWN) },
  };
}

/** What a shopper gets: an intent's answer, or none. */
const given = ({ intent, outOfScope }: AnsweredTwice['champion']): string | null =>
  outOfScope ? null : intent;

function movesIn(changed: readonly AnsweredTwice[]): WhatIfView['moves'] {
  const moves = new Map<string, WhatIfView['moves'][number]>();
  for (const { champion, candidate } of changed) {
    const pair = { from: given(champion), to: given(candidate) };
    const key = JSON.stringify(pair);
    moves.set(key, { ...pair, messages: (moves.get(key)?.messages ?? 0) + 1 });
  }
  return [...moves.values()].sort((a, b) => b.messages - a.messages);
}
