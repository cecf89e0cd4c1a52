import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '#kernel';
import { specificationOf } from '#testing';
import type { ReplayRequest } from '#protocol';
import { allowed } from './allowed.js';
import type { ReplayCommand } from './commands.js';
import { replayDecider } from './decide.js';
import type { ReplayFact } from './facts.js';
import { liveOwner, replayIn } from './state.js';

const given = specificationOf(replayDecider);
const request: ReplayRequest = {
  variant: { settings: {}, withoutEvents: [], withoutStreams: [] },
  workers: 1,
};
const about = (replayId: string) => ({ projection: 'portrait', version: 1, replayId });

const start = (replayId = 'a', more: Partial<ReplayRequest> = {}): ReplayCommand => ({
  type: 'StartReplay',
  ...about(replayId),
  request: { ...request, ...more },
});
const complete = (replayId = 'a', generation = 2): ReplayCommand => {
  return { type: 'CompleteReplay', replayId, generation, position: '9', events: 9, seconds: 1 };
};
const swap = (replayId = 'a', live = 1): ReplayCommand => ({ type: 'SwapIn', replayId, live });

const started = (replayId = 'a', more: Partial<ReplayRequest> = {}): ReplayFact => ({
  type: 'ReplayStarted',
  data: { ...about(replayId), request: { ...request, ...more } },
});
const paused: ReplayFact = { type: 'ReplayPaused', data: about('a') };
const resumed: ReplayFact = { type: 'ReplayResumed', data: about('a') };
const cancelled: ReplayFact = { type: 'ReplayCancelled', data: about('a') };
const failed: ReplayFact = { type: 'ReplayFailed', data: { ...about('a'), reason: 'disk' } };
const completed = (replayId = 'a', generation = 2): ReplayFact => ({
  type: 'ReplayCompleted',
  data: { ...about(replayId), generation, position: '9', events: 9, seconds: 1 },
});
const swapped = (replayId = 'a', generation = 2, former = 1): ReplayFact => ({
  type: 'ShadowSwappedIn',
  data: { ...about(replayId), generation, former },
});
const undone: ReplayFact = { type: 'SwapUndone', data: { ...about('a'), generation: 2, restored: 1 } };
const dropped = (generation: number, replayId = 'a'): ReplayFact => ({
  type: 'GenerationDropped',
  data: { ...about(replayId), generation },
});

const pause: ReplayCommand = { type: 'PauseReplay', replayId: 'a' };
const resume: ReplayCommand = { type: 'ResumeReplay', replayId: 'a' };
const cancel: ReplayCommand = { type: 'CancelReplay', replayId: 'a' };
const fail: ReplayCommand = { type: 'FailReplay', replayId: 'a', reason: 'disk' };
const undo: ReplayCommand = { type: 'UndoSwap', replayId: 'a' };
const drop: ReplayCommand = { type: 'DropGeneration', replayId: 'a' };

describe('starting a replay', () => {
  it('starts', () => given([]).when(start()).then([started()]));
  it('starts once, however often it is asked', () => given([started()]).when(start()).then([]));
  it('is refused while another one runs', () => {
    given([started()]).when(start('b')).then('another-is-unfinished');
  });
  it('is refused while another one is paused', () => {
    given([started(), paused]).when(start('b')).then('another-is-unfinished');
  });
  it('goes beside one that is ready, so that two results can be compared', () => {
    given([started(), completed()])
      .when(start('b'))
      .then([started('b')]);
  });
  it('goes after one that was cancelled, or failed', () => {
    given([started(), cancelled])
      .when(start('b'))
      .then([started('b')]);
    given([started(), failed])
      .when(start('b'))
      .then([started('b')]);
  });
  it.each([
    { from: { position: '5' }, upTo: { position: '5' } },
    { from: { time: '2026-03-02T10:00:00+01:00' }, upTo: { time: '2026-03-02T09:00:00Z' } },
  ])('is refused for a range in which nothing can lie', (range) => {
    given([]).when(start('a', range)).then('empty-range');
  });
  it('takes a range of which nobody can tell without looking', () => {
    const range = { from: { position: '9' }, upTo: { time: '2026-03-02T09:00:00Z' } };
    given([])
      .when(start('a', range))
      .then([started('a', range)]);
  });
});

describe('a running replay', () => {
  it('pauses, once', () => {
    given([started()]).when(pause).then([paused]);
    given([started(), paused]).when(pause).then([]);
  });
  it('goes on after a pause, once', () => {
    given([started(), paused]).when(resume).then([resumed]);
    given([started(), paused, resumed]).when(resume).then([]);
  });
  it('can be cancelled, also while it is paused, once', () => {
    given([started()]).when(cancel).then([cancelled]);
    given([started(), paused]).when(cancel).then([cancelled]);
    given([started(), cancelled]).when(cancel).then([]);
  });
  it('comes to its end, once', () => {
    given([started()]).when(complete()).then([completed()]);
    given([started(), completed()]).when(complete()).then([]);
  });
  it('does not come to its end when it was stopped just before', () => {
    given([started(), paused]).when(complete()).then('over-already');
    given([started(), cancelled]).when(complete()).then('over-already');
  });
  it('may fail', () => given([started()]).when(fail).then([failed]));
});

describe('a replay that has ended', () => {
  it('cannot be paused, resumed or cancelled', () => {
    given([started(), completed()]).when(pause).then('not-running');
    given([started(), completed()]).when(resume).then('not-paused');
    given([started(), completed()]).when(cancel).then('over-already');
    given([started(), cancelled]).when(resume).then('not-paused');
  });
  it('may still fail while it follows the log', () => {
    given([started(), completed()]).when(fail).then([failed]);
    given([started(), completed(), swapped()]).when(fail).then('over-already');
  });
});

describe('swapping in', () => {
  it('makes the shadow live and remembers what was', () => {
    given([started(), completed()]).when(swap()).then([swapped()]);
  });
  it('happens once', () => given([started(), completed(), swapped()]).when(swap('a', 2)).then([]));
  it('waits until there is a whole result', () => {
    given([started()]).when(swap()).then('not-ready');
    given([started(), paused]).when(swap()).then('not-ready');
    given([started(), cancelled]).when(swap()).then('not-ready');
  });
  it('is refused for what shows the past', () => {
    const past = { upTo: { position: '9' } };
    given([started('a', past), completed()])
      .when(swap())
      .then('shows-the-past');
  });
  it('is possible again after it was undone', () => {
    given([started(), completed(), swapped(), undone]).when(swap()).then([swapped()]);
  });
  it('remembers what the log wants to be live, where read models have not followed yet', () => {
    given([started(), completed(), swapped(), undone])
      .when(swap('a', 2))
      .then([swapped('a', 2, 1)]);
  });
});

describe('undoing a swap', () => {
  it('makes the former version live, once', () => {
    given([started(), completed(), swapped()]).when(undo).then([undone]);
    given([started(), completed(), swapped(), undone]).when(undo).then([]);
  });
  it('is refused where nothing was swapped in', () => {
    given([started(), completed()]).when(undo).then('not-swapped-in');
  });
  it('is refused where another result is live meanwhile', () => {
    given([started(), completed(), swapped(), started('b'), completed('b', 3), swapped('b', 3, 2)])
      .when(undo)
      .then('not-live-any-more');
  });
  it('is refused where the former version was dropped, by whomever', () => {
    const history = [started(), completed(), swapped(), started('b'), completed('b', 3), swapped('b', 3, 2)];
    given([...history, dropped(2, 'b')])
      .when({ type: 'UndoSwap', replayId: 'b' })
      .then('former-is-gone');
  });
});

describe('dropping', () => {
  it('drops the shadow before a swap, and after one was undone', () => {
    given([started(), completed()])
      .when(drop)
      .then([dropped(2)]);
    given([started(), completed(), swapped(), undone])
      .when(drop)
      .then([dropped(2)]);
  });
  it('drops the former version after a swap', () => {
    given([started(), completed(), swapped()])
      .when(drop)
      .then([dropped(1)]);
  });
  it('happens once', () =>
    given([started(), completed(), dropped(2)])
      .when(drop)
      .then([]));
  it('has nothing to do for one that is at work, or has nothing', () => {
    given([started()]).when(drop).then('nothing-to-drop');
    given([started(), cancelled]).when(drop).then('nothing-to-drop');
  });
});

it('knows only replays that were started', () => given([]).when(pause).then('unknown-replay'));

it('tells what may be done in each state', () => {
  const can = (...events: ReplayFact[]) => {
    const replays = fold(replayDecider, events);
    const replay = replayIn(replays, 'a');
    return replay && allowed(replay, replays).join(' ');
  };
  expect(can(started())).toBe('pause cancel');
  expect(can(started(), paused)).toBe('resume cancel');
  expect(can(started(), cancelled)).toBe('');
  expect(can(started(), failed)).toBe('');
  expect(can(started(), completed())).toBe('compare swap drop');
  expect(can(started('a', { upTo: { position: '9' } }), completed())).toBe('compare drop');
  expect(can(started(), completed(), swapped())).toBe('undo drop');
  expect(can(started(), completed(), swapped(), undone)).toBe('compare swap drop');
  expect(can(started(), completed(), dropped(2))).toBe('');
});

it('never drops what is live, and never makes live what is gone, whatever is asked', () => {
  const ids = ['a', 'b', 'c'];
  const asked = fc.constantFrom<(replayId: string) => ReplayCommand>(
    (replayId) => start(replayId),
    (replayId) => complete(replayId, 2 + ids.indexOf(replayId)),
    (replayId) => swap(replayId),
    (replayId) => ({ type: 'UndoSwap', replayId }),
    (replayId) => ({ type: 'DropGeneration', replayId }),
    (replayId) => ({ type: 'CancelReplay', replayId }),
  );
  const commands = fc.array(fc.tuple(asked, fc.constantFrom(...ids)), { maxLength: 40 });
  fc.assert(
    fc.property(commands, (sequence) => {
      let state = replayDecider.initial;
      for (const [command, id] of sequence) {
        const decision = replayDecider.decide(command(id), state);
        for (const fact of decision.ok ? decision.value : []) state = replayDecider.evolve(state, fact);
        expect(state.gone).not.toContain(`1/${liveOwner(state, 1)}`);
      }
    }),
    { numRuns: 500 },
  );
});
