import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Gate, ModelCommand, TrainedModel } from './commands.js';
import { modelDecider } from './decide.js';
import type { ModelFact } from './facts.js';
import { championOf, formerOf, type ModelHistory, runningIn, versionIn } from './history.js';

const decider = modelDecider('intents');
const contest = { questions: 1, champion: 1, candidate: 1, fixed: 0, broken: 0 };
const passed: Gate = { passed: true, golden: contest, corrections: contest };
const trained = (version: string): TrainedModel => ({
  name: 'intents',
  version,
  labels: 2,
  examples: 10,
  trainSeconds: 1,
  encoder: 'none',
});
const folded = (facts: readonly ModelFact[]): ModelHistory =>
  facts.reduce((history, fact) => decider.evolve(history, fact), decider.initial);

/** What is known after the commands, in turn. @throws where one is refused */
function after(...commands: readonly ModelCommand[]): ModelHistory {
  return commands.reduce((history, command) => {
    const decision = decider.decide(command, history);
    if (!decision.ok) throw new Error(`${command.type}: ${decision.error.reason}`);
    return decision.value.reduce((known, fact) => decider.evolve(known, fact), history);
  }, decider.initial);
}
const reasonOf = (command: ModelCommand, history: ModelHistory): string | undefined => {
  const decision = decider.decide(command, history);
  return decision.ok ? undefined : decision.error.reason;
};

const install = (version: string): ModelCommand => ({ type: 'Install', trained: trained(version) });
const start = (trainingId: string): ModelCommand => ({ type: 'StartTraining', trainingId, grade: 'fast' });
const complete = (trainingId: string, version: string): ModelCommand => ({
  type: 'CompleteTraining',
  trainingId,
  trained: trained(version),
});
const promote = (version: string, against: string | null): ModelCommand => ({
  type: 'Promote',
  version,
  against,
  gate: passed,
  kept: true,
});
const rollBack: ModelCommand = { type: 'RollBack', kept: ['a', 'b', 'c'] };

describe('the life of a model', () => {
  it('begins with a model that nobody asked for, and lets candidates take its place and give it back', () => {
    const twoVersions = after(install('a'), start('1'), complete('1', 'b'));
    expect([championOf(twoVersions), versionIn(twoVersions, 'b')?.hasServed]).toEqual(['a', false]);
    const promoted = after(install('a'), start('1'), complete('1', 'b'), promote('b', 'a'));
    expect([championOf(promoted), formerOf(promoted)]).toEqual(['b', 'a']);
    const from = { ...rollBack, from: 'b' };
    expect(
      championOf(after(install('a'), start('1'), complete('1', 'b'), promote('b', 'a'), from, from)),
    ).toBe('a');
    const back = after(install('a'), start('1'), complete('1', 'b'), promote('b', 'a'), rollBack);
    expect([championOf(back), formerOf(back), versionIn(back, 'b')?.hasServed]).toEqual([
      'a',
      undefined,
      true,
    ]);
  });

  it('goes back step by step, also where one version answered twice', () => {
    const steps = [install('a'), start('1'), complete('1', 'b'), promote('b', 'a'), promote('a', 'b')];
    const champions = [0, 1, 2].map((times) =>
      championOf(after(...steps, ...(Array(times).fill(rollBack) as ModelCommand[]))),
    );
    expect(champions).toEqual(['a', 'b', 'a']);
    expect(reasonOf(rollBack, after(...steps, rollBack, rollBack))).toBe('nothing-before');
  });

  it.each<[string, ModelCommand, readonly ModelCommand[], string]>([
    ['a second training', start('2'), [start('1')], 'another-is-running'],
    ['a training nobody knows', { type: 'CancelTraining', trainingId: '9' }, [], 'unknown-training'],
    [
      'cancelling what is done',
      { type: 'CancelTraining', trainingId: '1' },
      [start('1'), complete('1', 'a')],
      'over-already',
    ],
    [
      'a model of a cancelled training',
      complete('1', 'a'),
      [start('1'), { type: 'CancelTraining', trainingId: '1' }],
      'over-already',
    ],
    ['a version nobody knows', promote('z', 'a'), [install('a')], 'unknown-version'],
    [
      'a version whose file is gone',
      { ...promote('b', 'a'), kept: false } as ModelCommand,
      [install('a'), start('1'), complete('1', 'b')],
      'file-is-gone',
    ],
    [
      'a version that was compared with another',
      promote('b', 'x'),
      [install('a'), start('1'), complete('1', 'b')],
      'another-answers-now',
    ],
    [
      'a version that is worse',
      { ...promote('b', 'a'), gate: { ...passed, passed: false } } as ModelCommand,
      [install('a'), start('1'), complete('1', 'b')],
      'gate-not-passed',
    ],
    ['going back from the first', rollBack, [install('a')], 'nothing-before'],
    [
      'going back to what is gone',
      { type: 'RollBack', kept: ['b'] },
      [install('a'), start('1'), complete('1', 'b'), promote('b', 'a')],
      'file-is-gone',
    ],
    [
      'a threshold of nothing',
      { type: 'ChooseScope', version: 'z', inScope: 0.5, coverage: 0.9 },
      [],
      'unknown-version',
    ],
  ])('refuses %s', (_, command, before, reason) => {
    expect(reasonOf(command, after(...before))).toBe(reason);
  });

  it('remembers up to where a training is to learn', () => {
    const upTo = '120';
    const history = after({ type: 'StartTraining', trainingId: '1', grade: 'full', upTo }, start('1'));
    expect(history.trainings).toEqual([{ trainingId: '1', grade: 'full', upTo, state: 'running' }]);
  });

  it('lets a version pass by the figures of its own kind of model', () => {
    const check = { figure: 'question.top1', champion: null, candidate: 0.4, margin: 0.01, passed: true };
    const history = after(start('1'), complete('1', 'a'));
    const gate: Gate = { passed: true, checks: [check] };
    const decision = decider.decide(
      { type: 'Promote', version: 'a', against: null, gate, kept: true },
      history,
    );
    const data = { name: 'intents', version: 'a', former: null, gate };
    expect(decision).toEqual({ ok: true, value: [{ type: 'ModelPromoted', data }] });
  });

  it('says by which figures a version is worse', () => {
    const gate = { ...passed, passed: false };
    const command = {
      ...promote('b', 'a'),
      gate,
      reason: 'It answers 3 of 9 rightly, the other 5.',
    } as ModelCommand;
    const decision = decider.decide(command, after(install('a'), start('1'), complete('1', 'b')));
    expect(decision.ok ? '' : decision.error.message).toContain('3 of 9');
  });
});

const names = fc.constantFrom('a', 'b', 'c');
const anyCommand: fc.Arbitrary<ModelCommand> = fc.oneof(
  fc.record({
    type: fc.constant('StartTraining' as const),
    trainingId: names,
    grade: fc.constant('fast' as const),
  }),
  fc.record({ type: fc.constant('CancelTraining' as const), trainingId: names }),
  fc.record({ type: fc.constant('FailTraining' as const), trainingId: names, reason: fc.constant('why') }),
  fc.record({
    type: fc.constant('CompleteTraining' as const),
    trainingId: names,
    trained: names.map(trained),
  }),
  fc.record({ type: fc.constant('Install' as const), trained: names.map(trained) }),
  fc.record({
    type: fc.constant('Promote' as const),
    version: names,
    against: fc.option(names),
    gate: fc.boolean().map((isPassed) => ({ ...passed, passed: isPassed })),
    kept: fc.boolean(),
  }),
  fc.record({ type: fc.constant('RollBack' as const), kept: fc.subarray(['a', 'b', 'c']) }),
  fc.record({
    type: fc.constant('ChooseScope' as const),
    version: names,
    inScope: fc.constantFrom(0.2, 0.4),
    coverage: fc.constant(0.9),
  }),
);

/** Every fact that the commands come to, one after another. */
function livedThrough(
  commands: readonly ModelCommand[],
  each: (history: ModelHistory) => void,
): readonly ModelFact[] {
  const facts: ModelFact[] = [];
  for (const command of commands) {
    const decision = decider.decide(command, folded(facts));
    if (decision.ok) facts.push(...decision.value);
    each(folded(facts));
  }
  return facts;
}

describe('whatever is asked of a model', () => {
  const commands = fc.array(anyCommand, { maxLength: 30 });

  it('at most one training runs, and who answers or answered was trained', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        livedThrough(asked, (history) => {
          expect(history.trainings.filter(({ state }) => state === 'running').length).toBeLessThanOrEqual(1);
          for (const version of history.line) expect(versionIn(history, version)?.hasServed).toBe(true);
          expect(history.line.some((version, i) => version === history.line[i + 1])).toBe(false);
        });
      }),
    );
  });

  it('a version answers only after a gate that it passed, or when nobody chose it', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        for (const fact of livedThrough(asked, () => undefined)) {
          if (fact.type === 'ModelPromoted' && fact.data.gate) expect(fact.data.gate.passed).toBe(true);
        }
      }),
    );
  });

  it('asking the same again at once changes nothing, but for going back', () => {
    fc.assert(
      fc.property(commands, anyCommand, (asked, command) => {
        fc.pre(command.type !== 'RollBack');
        const before = folded(livedThrough(asked, () => undefined));
        const first = decider.decide(command, before);
        if (!first.ok) return;
        const once = first.value.reduce((known, fact) => decider.evolve(known, fact), before);
        expect(decider.decide(command, once)).toEqual({ ok: true, value: [] });
      }),
    );
  });

  it('a running training can always be ended', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        const history = folded(livedThrough(asked, () => undefined));
        const running = runningIn(history);
        fc.pre(running !== undefined);
        const { trainingId } = running;
        expect(decider.decide({ type: 'CancelTraining', trainingId }, history)).toMatchObject({ ok: true });
      }),
    );
  });
});
