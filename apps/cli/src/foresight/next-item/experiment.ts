import type { History, ItemData, ItemSequence, NextItemCase } from '#foresight';
import type { ItemNumbers } from './item-numbers.js';
import type { Sequences } from './read-sequences.js';
import type { Session } from './read-sessions.js';

/** Sequences, and the item that came after each of them and is held out to stop by; -1 where none is. */
export interface Stepwise {
  readonly sequences: readonly History[];
  readonly following: readonly number[];
}

/** What is learnt from, and the cases that the learnt is measured on. */
export interface Part {
  readonly data: ItemData;
  readonly cases: readonly NextItemCase[];
  /** The same for those that learn step by step and must know when to stop. */
  readonly stepwise: Stepwise;
}

/** How models are compared. What is chosen is chosen in the rehearsal, which never sees a test item. */
export interface Experiment {
  readonly rehearsal: Part;
  readonly test: Part;
  /** Whether items of the history take no part in the ranking. */
  readonly leaveOutSeen: boolean;
  /** Cases of the test that cannot be measured, because nobody learns of their item. */
  readonly skipped: number;
}

/** Cases that weights are chosen by. */
const REHEARSED = 5_000;

/**
 * Leave-one-out: the last item of each sequence is the test, the one before it validation, the rest training. The
 * validation item belongs to the history of the test, and is never learnt from.
 */
export function leaveOneOut({ items, sequences }: Sequences): Experiment {
  const data = {
    items: items.size,
    sequences: sequences.map((sequence) => ({ items: sequence.slice(0, -2) })),
  };
  const before = (end: number): readonly NextItemCase[] =>
    sequences.map((sequence) => ({ history: sequence.slice(0, end), next: sequence.at(end) ?? -1 }));
  const stepwise = {
    sequences: data.sequences.map(({ items: history }) => history),
    following: sequences.map((sequence) => sequence.at(-2) ?? -1),
  };
  return {
    rehearsal: { data, cases: spread(before(-2)), stepwise },
    test: { data, cases: before(-1), stepwise },
    leaveOutSeen: true,
    skipped: 0,
  };
}

/** The last sessions of the training part, by time, that weights are chosen by. */
const LAST_SESSIONS = 1 / 6;

/** Every next click of the test sessions. Weights are chosen on the last sixth of the training sessions. */
export function nextClicks(
  train: readonly Session[],
  test: readonly Session[],
  items: ItemNumbers,
): Experiment {
  const learnt = train.map((session) => ({ ...session, items: session.items.map((id) => items.of(id)) }));
  const border = Math.ceil(learnt.length * (1 - LAST_SESSIONS));
  const known = test.map(({ items: ids }) => ids.map((id) => items.known(id)));
  const clicks = known.flatMap((session) => casesOf(session.filter((item) => item !== undefined)));
  const asked = test.reduce((sum, session) => sum + session.items.length - 1, 0);
  const rehearsed = learnt.slice(border).flatMap((session) => casesOf(session.items));
  return {
    rehearsal: { ...partOf(items.size, learnt.slice(0, border)), cases: spread(rehearsed) },
    test: { ...partOf(items.size, learnt), cases: clicks },
    leaveOutSeen: false,
    skipped: asked - clicks.length,
  };
}

const casesOf = (session: readonly number[]): readonly NextItemCase[] =>
  session.slice(1).map((next, at) => ({ history: session.slice(0, at + 1), next }));

/** One session in ten, the last ones, tells by its last click when to stop. */
const STOPS_BY = 0.1;

function partOf(items: number, sessions: readonly ItemSequence[]): Omit<Part, 'cases'> {
  const border = Math.floor(sessions.length * (1 - STOPS_BY));
  const stepwise = {
    sequences: sessions.map((session, at) => (at < border ? session.items : session.items.slice(0, -1))),
    following: sessions.map((session, at) => (at < border ? -1 : (session.items.at(-1) ?? -1))),
  };
  return { data: { items, sequences: sessions }, stepwise };
}

/** At most so many, evenly spread. */
function spread<Case>(cases: readonly Case[]): readonly Case[] {
  const step = Math.max(1, cases.length / REHEARSED);
  return Array.from(
    { length: Math.min(cases.length, REHEARSED) },
    (_, i) => cases[Math.floor(i * step)],
  ).filter((one) => one !== undefined);
}
