import { type Decider, ok, type Result } from '#kernel';
import type { ModelCommand, Promote, RollBack, StartTraining, TrainedModel } from './commands.js';
import type { ModelFact } from './facts.js';
import {
  championOf,
  evolve,
  formerOf,
  type ModelHistory,
  nothingHappened,
  runningIn,
  type Training,
  trainingIn,
  versionIn,
} from './history.js';
import { type ModelRejection, rejected } from './rejections.js';

type Decision = Result<readonly ModelFact[], ModelRejection>;

const nothing: Decision = ok([]);
const happens = (...facts: readonly ModelFact[]): Decision => ok(facts);

/** A command that is already fulfilled yields no events and is no error, so everything may be sent again. */
function decide(command: ModelCommand, history: ModelHistory): Decision {
  switch (command.type) {
    case 'StartTraining':
      return start(command, history);
    case 'CancelTraining':
    case 'FailTraining':
    case 'CompleteTraining': {
      const training = trainingIn(history, command.trainingId);
      return training ? end(command, training, history) : rejected('unknown-training');
    }
    case 'Install':
      return install(command.trained, history);
    case 'Promote':
      return promote(command, history);
    case 'RollBack':
      return rollBack(command, history);
    case 'ChooseScope': {
      const { type: _, ...scope } = command;
      const before = versionIn(history, scope.version);
      if (!before) return rejected('unknown-version');
      const isChosen = before.scope?.inScope === scope.inScope && before.scope.coverage === scope.coverage;
      return isChosen
        ? nothing
        : happens({ type: 'ModelScopeChosen', data: { name: history.name, ...scope } });
    }
  }
}

function start({ trainingId, grade, upTo }: StartTraining, history: ModelHistory): Decision {
  if (trainingIn(history, trainingId)) return nothing;
  if (runningIn(history)) return rejected('another-is-running');
  const data = { name: history.name, trainingId, grade, ...(upTo !== undefined && { upTo }) };
  return happens({ type: 'ModelTrainingStarted', data });
}

type End = Extract<ModelCommand, { readonly trainingId: string; readonly type: `${string}Training` }>;

function end(command: Exclude<End, StartTraining>, { state }: Training, { name }: ModelHistory): Decision {
  const { trainingId } = command;
  const data = { name, trainingId };
  switch (command.type) {
    case 'CancelTraining':
      if (state === 'cancelled') return nothing;
      return state === 'running'
        ? happens({ type: 'ModelTrainingCancelled', data })
        : rejected('over-already');
    case 'FailTraining':
      if (state === 'failed') return nothing;
      return state === 'running'
        ? happens({ type: 'ModelTrainingFailed', data: { ...data, reason: command.reason.slice(0, 2000) } })
        : rejected('over-already');
    case 'CompleteTraining':
      if (state === 'done') return nothing;
      return state === 'running'
        ? happens({ type: 'ModelTrained', data: { ...command.trained, name, trainingId } })
        : rejected('over-already');
  }
}

function install(trained: TrainedModel, history: ModelHistory): Decision {
  const { name } = history;
  const { version } = trained;
  const former = championOf(history);
  if (former === version) return nothing;
  const promoted = {
    type: 'ModelPromoted',
    data: { name, version, former: former ?? null, gate: null },
  } as const;
  if (versionIn(history, version)) return happens(promoted);
  return happens({ type: 'ModelTrained', data: { ...trained, name } }, promoted);
}

function promote({ version, against, gate, reason, kept }: Promote, history: ModelHistory): Decision {
  const { name } = history;
  const former = championOf(history) ?? null;
  if (!versionIn(history, version)) return rejected('unknown-version');
  if (former === version) return nothing;
  if (!kept) return rejected('file-is-gone');
  if (former !== against) return rejected('another-answers-now');
  if (!gate.passed) return rejected('gate-not-passed', reason);
  return happens({ type: 'ModelPromoted', data: { name, version, former, gate } });
}

function rollBack({ kept, from: asked }: RollBack, history: ModelHistory): Decision {
  const [from, version] = [championOf(history), formerOf(history)];
  if (asked !== undefined && versionIn(history, asked) && asked !== from) return nothing;
  if (from === undefined || version === undefined) return rejected('nothing-before');
  if (!kept.includes(version)) return rejected('file-is-gone');
  return happens({ type: 'ModelRolledBack', data: { name: history.name, version, from } });
}

/** @param name of the model whose life it decides about */
export const modelDecider = (
  name: string,
): Decider<ModelCommand, ModelHistory, ModelFact, ModelRejection> => ({
  initial: nothingHappened(name),
  decide,
  evolve,
});
