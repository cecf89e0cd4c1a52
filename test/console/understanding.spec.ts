import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnsweredTwice, IntentFigures, TrainingView } from '#protocol';
import {
  heldFor,
  makesMove,
  outcomeOf,
  verdictOf,
} from '../../apps/console/src/features/admin/understanding/compare/verdict.js';
import {
  matrixOf,
  mostConfused,
  moved,
} from '../../apps/console/src/features/admin/understanding/evaluation/confusion.js';
import {
  FIRST_ORDER,
  ordered,
  reordered,
} from '../../apps/console/src/features/admin/understanding/evaluation/intent-order.js';
import {
  choosable,
  pointAt,
} from '../../apps/console/src/features/admin/understanding/evaluation/threshold.js';
import {
  countScale,
  linePath,
  nearestIndex,
  place,
  shareScale,
  valueAt,
} from '../../apps/console/src/features/admin/model-parts/plots/scale.js';
import {
  endedKey,
  retoldTrainings,
  trainingSpokenKey,
} from '../../apps/console/src/features/admin/model-parts/training-progress.js';
import { leapTo } from '../../apps/console/src/shared/ui/slider-keys.js';

const training = (trainingId: string, over: Partial<TrainingView> = {}): TrainingView => ({
  trainingId,
  grade: 'fast',
  state: 'running',
  startedAt: `2026-11-22T10:00:0${trainingId}.000Z`,
  startedBy: 'Mia',
  phase: 'training',
  share: 0.31,
  device: 'cpu',
  curve: [],
  can: ['cancel'],
  ...over,
});
const sameName = (intent: string): string => intent;

describe('trainings', () => {
  it('are kept once each, as they were told last, newest first', () => {
    const known = [training('1'), training('2')];
    const told = retoldTrainings(known, [training('1', { state: 'done' }), training('3')]);
    expect(told.map(({ trainingId, state }) => [trainingId, state])).toEqual([
      ['3', 'running'],
      ['2', 'running'],
      ['1', 'done'],
    ]);
  });

  it('are spoken of at each tenth and each change of state', () => {
    expect(trainingSpokenKey(training('1', { share: 0.39 }))).toBe(trainingSpokenKey(training('1')));
    expect(trainingSpokenKey(training('1', { share: 0.4 }))).not.toBe(trainingSpokenKey(training('1')));
    expect(trainingSpokenKey(training('1', { state: 'done' }))).not.toBe(trainingSpokenKey(training('1')));
  });

  it('make the models be asked for again when one has ended, not while one goes on', () => {
    const before = endedKey([training('1')]);
    expect(endedKey([training('1', { share: 0.9 })])).toBe(before);
    expect(endedKey([training('1', { state: 'failed' })])).not.toBe(before);
  });
});

describe('scales', () => {
  it('of shares show small differences, hold every value and end at the top', () => {
    expect(shareScale([0.93, 0.948]).ticks).toEqual([1, 0.98, 0.96, 0.94, 0.92]);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share), (values) => {
        const { from, to, ticks } = shareScale(values);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThan(to);
        expect(values.every((value) => value >= from - 1e-9 && value <= to)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(Math.min(...ticks)).toBeGreaterThanOrEqual(from - 1e-9);
      }),
    );
  });

  it('of counts begin at zero and end at a round number above the greatest', () => {
    expect(countScale([152, 1523]).to).toBe(2000);
    expect(countScale([0.18, 3.4])).toEqual({ from: 0, to: 4, ticks: [0, 2, 4] });
    expect(countScale([]).to).toBe(1);
  });

  it('lead from a value to a place and back', () => {
    const scale = { from: 0.5, to: 1 };
    expect(place(scale, 0.75)).toBe(0.5);
    expect(valueAt(scale, 0.5)).toBe(0.75);
    expect(valueAt(scale, 7)).toBe(1);
    expect(linePath([{ x: 0, y: 0 }], scale, scale)).toBe('');
    expect(nearestIndex([0.1, 0.5, 0.9], 0.6)).toBe(1);
    expect(nearestIndex([], 0.6)).toBe(-1);
  });
});

describe('intents in a table', () => {
  const figures: readonly IntentFigures[] = [
    { intent: 'b', precision: 0.9, recall: 0.9, f1: 0.9, texts: 4 },
    { intent: 'a', precision: 0.9, recall: 0.5, f1: 0.7, texts: 9 },
    { intent: 'c', precision: 0.1, recall: 0.5, f1: 0.7, texts: 2 },
  ];
  const names = (order: Parameters<typeof ordered>[1]): string =>
    ordered(figures, order, sameName)
      .map(({ intent }) => intent)
      .join('');

  it('stand with the worst first, equals by name', () => {
    expect(names(FIRST_ORDER)).toBe('acb');
  });

  it('turn round on the second press, and begin with most texts', () => {
    const byName = reordered(FIRST_ORDER, 'intent');
    expect(names(byName)).toBe('abc');
    expect(names(reordered(byName, 'intent'))).toBe('cba');
    expect(names(reordered(byName, 'texts'))).toBe('abc');
  });
});

describe('the confusion matrix', () => {
  const cells = [
    { actual: 'a', predicted: 'a', texts: 6 },
    { actual: 'a', predicted: 'b', texts: 2 },
    { actual: 'b', predicted: 'a', texts: 5 },
    { actual: 'c', predicted: 'c', texts: 1 },
  ];

  it('names what is confused most, never what is right', () => {
    expect(mostConfused(cells).map(({ actual, predicted }) => actual + predicted)).toEqual(['ba', 'ab']);
  });

  it('is a square of all intents, each cell a share of its row', () => {
    const { intents, cells: placed } = matrixOf(cells, sameName);
    expect(intents).toEqual(['a', 'b', 'c']);
    expect(placed.map(({ row, column, share }) => [row, column, share])).toEqual([
      [0, 0, 0.75],
      [0, 1, 0.25],
      [1, 0, 1],
      [2, 2, 1],
    ]);
  });

  it('is walked by keys and never left', () => {
    expect(moved('ArrowRight', { row: 0, column: 2 }, 3)).toEqual({ row: 0, column: 2 });
    expect(moved('ArrowUp', { row: 2, column: 1 }, 3)).toEqual({ row: 1, column: 1 });
    expect(moved('End', { row: 0, column: 0 }, 3)).toEqual({ row: 0, column: 2 });
    expect(moved('x', { row: 0, column: 0 }, 3)).toBeUndefined();
  });
});

describe('the threshold', () => {
  const curve = [1, 0.9, 0.7, 0.4].map((coverage) => ({ inScope: 1 - coverage, coverage, accuracy: 0.9 }));

  it('can stand where at least half is answered', () => {
    expect(choosable(curve).map(({ coverage }) => coverage)).toEqual([0.7, 0.9, 1]);
    expect(pointAt(choosable(curve), 0.88)).toBe(1);
    expect(pointAt([], 0.88)).toBe(-1);
  });

  it('is moved by keys and stays on the curve', () => {
    expect(leapTo('ArrowLeft', 0, 3)).toBe(0);
    expect(leapTo('ArrowRight', 1, 3)).toBe(2);
    expect(leapTo('Home', 2, 3)).toBe(0);
    expect(leapTo('End', 0, 3)).toBe(2);
    expect(leapTo('Tab', 0, 3)).toBeUndefined();
  });
});

describe('champion and candidate', () => {
  const answer = (champion: string, candidate: string | null, actual?: string | null): AnsweredTwice => ({
    text: 'text',
    ...(actual !== undefined && { actual }),
    champion: { intent: champion, probability: 0.6, outOfScope: false },
    candidate: { intent: candidate ?? 'a', probability: 0.6, outOfScope: candidate === null },
  });

  it('are told apart in a word', () => {
    const contest = { questions: 10, champion: 7, candidate: 7, fixed: 0, broken: 0 };
    expect(verdictOf(contest)).toBe('same');
    expect(verdictOf({ ...contest, candidate: 8 })).toBe('better');
    expect(verdictOf({ ...contest, candidate: 6 })).toBe('worse');
    expect(verdictOf({ ...contest, questions: 0 })).toBe('none');
  });

  it('answer nothing where a text is out of scope', () => {
    expect(heldFor(answer('a', null).candidate)).toBeNull();
    expect(outcomeOf(answer('a', null, null))).toBe('nowRight');
  });

  it('say what became of a corrected message', () => {
    expect(outcomeOf(answer('a', 'b', 'b'))).toBe('nowRight');
    expect(outcomeOf(answer('b', 'a', 'b'))).toBe('brokenNow');
    expect(outcomeOf(answer('b', 'b', 'b'))).toBe('stillRight');
    expect(outcomeOf(answer('a', 'c', 'b'))).toBe('stillWrong');
    expect(outcomeOf(answer('a', 'c'))).toBeUndefined();
  });

  it('find the messages of a change', () => {
    expect(makesMove(answer('a', null), { from: 'a', to: null })).toBe(true);
    expect(makesMove(answer('a', 'b'), { from: 'a', to: null })).toBe(false);
  });
});
