import type { ReviewView } from '#protocol';
import { normalise } from '../features/normalise.js';
import { ngrams } from '../features/ngrams.js';
import { Alike } from './alike.js';

type Suggestion = ReviewView['suggestions'][number];

/** A message that no intent answered. */
export interface Unanswered {
  readonly text: string;
  readonly language: string;
  readonly conversationId: string;
  readonly messageId: string;
}

/**
 * From here on two messages ask for much the same: on 1,001 questions of 77 fine-grained intents, groups made so
 * held 45 % of the questions, and two thirds of each group were of one intent (0.3: 61 % and 60 %; 0.4: 32 % and 74 %).
 */
const ALIKE = 0.35;
/** Fewer are no habit. */
const FEWEST = 3;
const SHOWN = 10;
const NAME_WORDS = 3;

/**
 * Unanswered messages that are alike, as suggestions for new intents, largest group first. A message with the most
 * like ones around it gathers them, then the next of those left (star clustering, Aslam et al. 2004): every member
 * is like the one message the group is about, so that no chain of half-likes grows into a group about nothing.
 */
export function suggestIntents(messages: readonly Unanswered[]): readonly Suggestion[] {
  const alike = new Alike(messages.map(({ text }) => text));
  const near = messages.map((_, i) => alike.near(i, ALIKE).map(({ text }) => text));
  const left = new Set(messages.keys());
  const byNeighbours = [...messages.keys()].sort((a, b) => (near[b]?.length ?? 0) - (near[a]?.length ?? 0));
  const groups: number[][] = [];
  for (const centre of byNeighbours) {
    if (!left.has(centre)) continue;
    const group = [centre, ...(near[centre] ?? []).filter((other) => left.has(other))];
    if (group.length < FEWEST) continue;
    for (const member of group) left.delete(member);
    groups.push(group);
  }
  return groups.sort((a, b) => b.length - a.length).map((group) => suggestion(group, messages));
}

function suggestion(group: readonly number[], messages: readonly Unanswered[]): Suggestion {
  const members = group.flatMap((i) => messages[i] ?? []);
  return {
    name: telling(members, messages),
    messages: members.length,
    language: members[0]?.language ?? 'und',
    samples: members.slice(0, SHOWN).map(({ text, conversationId, messageId }) => ({
      text,
      conversationId,
      messageId,
    })),
  };
}

/** The words that stand in most of the group and seldom elsewhere. */
function telling(group: readonly Unanswered[], all: readonly Unanswered[]): string {
  const inside = countWords(group);
  const everywhere = countWords(all);
  return [...inside]
    .filter(([, count]) => 2 * count >= group.length)
    .map(([word, count]) => ({ word, weight: (count * count) / (everywhere.get(word) ?? count) }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, NAME_WORDS)
    .map(({ word }) => word)
    .join(' ');
}

/** In how many of the messages each word, or pair of Chinese characters, stands. */
function countWords(messages: readonly Unanswered[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of messages) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

const WORDS = { words: 1, letters: [9, 0], characters: 2, minimumTexts: 1 } as const;

function wordsOf(text: string): ReadonlySet<string> {
  const weights = { words: 1, letters: 0, characters: 1 };
  const words = [...ngrams(normalise(text), { ...WORDS, weights })].flatMap((term) => {
    const word = term.slice(2);
    const telling = term.startsWith('w:') ? word.length > 3 : term.startsWith('h:') && word.length > 1;
    return telling ? [word] : [];
  });
  return new Set(words);
}
