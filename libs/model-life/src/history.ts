import type { TrainingGrade } from '#protocol';
import type { TrainedModel } from './commands.js';
import type { ModelFact } from './facts.js';

/** One training, as far as the log tells. */
export interface Training {
  readonly trainingId: string;
  readonly grade: TrainingGrade;
  /** The last position of the log to learn from, where somebody has said so. */
  readonly upTo?: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  /** The model it made. */
  readonly version?: string;
  /** Why it failed. */
  readonly reason?: string;
}

/** Where a version counts a text as out of scope, if somebody has chosen. */
export interface ChosenScope {
  readonly inScope: number;
  readonly coverage: number;
}

export interface Version {
  readonly version: string;
  readonly trained: TrainedModel;
  /** Whether it has answered shoppers, now or before. */
  readonly hasServed: boolean;
  readonly scope?: ChosenScope;
}

/** All that happened to one model. */
export interface ModelHistory {
  readonly name: string;
  /** Oldest first. */
  readonly trainings: readonly Training[];
  /** Oldest first. */
  readonly versions: readonly Version[];
  /** Who answered after whom; the last one does now, and the one before it can again. */
  readonly line: readonly string[];
}

export const nothingHappened = (name: string): ModelHistory => ({
  name,
  trainings: [],
  versions: [],
  line: [],
});

/** The version that answers. */
export const championOf = ({ line }: ModelHistory): string | undefined => line.at(-1);
/** The version that a rollback goes back to. */
export const formerOf = ({ line }: ModelHistory): string | undefined => line.at(-2);
export const versionIn = ({ versions }: ModelHistory, version: string): Version | undefined =>
  versions.find((one) => one.version === version);
export const trainingIn = ({ trainings }: ModelHistory, trainingId: string): Training | undefined =>
  trainings.find((one) => one.trainingId === trainingId);
/** The training that is asked for and not over. */
export const runningIn = ({ trainings }: ModelHistory): Training | undefined =>
  trainings.find(({ state }) => state === 'running');

export function evolve(history: ModelHistory, fact: ModelFact): ModelHistory {
  switch (fact.type) {
    case 'ModelTrainingStarted': {
      const { trainingId, grade, upTo } = fact.data;
      const training = { trainingId, grade, ...(upTo !== undefined && { upTo }), state: 'running' } as const;
      return { ...history, trainings: [...history.trainings, training] };
    }
    case 'ModelTrainingCancelled':
      return withTraining(history, fact.data.trainingId, { state: 'cancelled' });
    case 'ModelTrainingFailed':
      return withTraining(history, fact.data.trainingId, { state: 'failed', reason: fact.data.reason });
    case 'ModelTrained': {
      const { version, trainingId } = fact.data;
      const done = withTraining(history, trainingId, { state: 'done', version });
      return withVersion(done, version, { trained: fact.data });
    }
    case 'ModelPromoted':
      return answeredBy(history, [...history.line, fact.data.version]);
    case 'ModelRolledBack': {
      const place = history.line.lastIndexOf(fact.data.version, -2);
      return answeredBy(history, place < 0 ? [fact.data.version] : history.line.slice(0, place + 1));
    }
    case 'ModelScopeChosen': {
      const { version, inScope, coverage } = fact.data;
      return withVersion(history, version, { scope: { inScope, coverage } });
    }
  }
}

function answeredBy(history: ModelHistory, line: readonly string[]): ModelHistory {
  const champion = line.at(-1) ?? '';
  return { ...withVersion(history, champion, { hasServed: true }), line };
}

const withTraining = (
  history: ModelHistory,
  trainingId: string | undefined,
  change: Partial<Training>,
): ModelHistory => ({
  ...history,
  trainings: history.trainings.map((one) => (one.trainingId === trainingId ? { ...one, ...change } : one)),
});

/** A version that was never trained, as far as the log tells, stays unknown. */
function withVersion(history: ModelHistory, version: string, change: Partial<Version>): ModelHistory {
  const before = versionIn(history, version);
  if (before) {
    const versions = history.versions.map((one) => (one === before ? { ...one, ...change } : one));
    return { ...history, versions };
  }
  const { trained } = change;
  if (!trained) return history;
  return { ...history, versions: [...history.versions, { version, trained, hasServed: false }] };
}
