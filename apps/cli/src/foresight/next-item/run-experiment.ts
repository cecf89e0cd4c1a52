import {
  blended,
  chooseBlend,
  hitRate,
  type ItemBlend,
  meanReciprocalRank,
  ndcg,
  placeIn,
  rankCases,
  type Top,
} from '#foresight';
import type { Experiment, Part } from './experiment.js';
import type { Learner, Learnt, OnNews } from './learners.js';

/** How well one model did. */
export interface Figures {
  readonly model: string;
  readonly cases: number;
  /** By `k`. */
  readonly hr: ReadonlyMap<number, number>;
  readonly ndcg: ReadonlyMap<number, number>;
  readonly mrr: ReadonlyMap<number, number>;
  readonly trainSeconds: number;
  /** Of the blend: how much each model counts. */
  readonly blend?: ItemBlend;
}

export interface RunOptions {
  readonly ks: readonly number[];
  /** Whether what serves is measured, too: the blend of all. */
  readonly withBlend: boolean;
  readonly onFigures: (figures: Figures) => void;
  readonly onNews: (model: string, doing: string, share: number, note: string) => void;
}

/** The first items of each ranking that the blend hears of: what stands lower is not shown to anybody. */
const HEARD = 100;

interface Performed {
  readonly name: string;
  readonly rehearsed: readonly Top[];
  readonly performed: readonly Top[];
  readonly trainSeconds: number;
}

/** Measures every model on the test cases, and the blend whose weights were chosen in the rehearsal. */
export async function runExperiment(
  experiment: Experiment,
  learners: readonly Learner[],
  options: RunOptions,
): Promise<void> {
  const all: Performed[] = [];
  for (const learner of learners) all.push(await perform(experiment, learner, options));
  if (options.withBlend && all.length > 1) options.onFigures(blendFigures(experiment, all, options));
}

async function perform(experiment: Experiment, learner: Learner, options: RunOptions): Promise<Performed> {
  const { rehearsal, test } = experiment;
  const { name } = learner;
  const news =
    (doing: string): OnNews =>
    (share, note) =>
      options.onNews(name, doing, share, note);
  await using first = closing(await learner.learn(options.withBlend ? rehearsal : test, news('learns')));
  const rehearsed = options.withBlend
    ? (await rankings(first.learnt, experiment, rehearsal, news('rehearses'))).tops
    : [];
  const isSame = !options.withBlend || rehearsal.data === test.data;
  await using second = isSame ? undefined : closing(await learner.learn(test, news('learns')));
  const learnt = second?.learnt ?? first.learnt;
  const { ranks, tops } = await rankings(learnt, experiment, test, news('answers'));
  options.onFigures(figuresOf(name, ranks, learnt.trainSeconds, options.ks));
  return { name, rehearsed, performed: tops, trainSeconds: learnt.trainSeconds };
}

const closing = (learnt: Learnt): AsyncDisposable & { readonly learnt: Learnt } => ({
  learnt,
  [Symbol.asyncDispose]: () => learnt.close(),
});

const rankings = (
  { scorer }: Learnt,
  { leaveOutSeen }: Experiment,
  { cases }: Part,
  onNews: OnNews,
): ReturnType<typeof rankCases> =>
  rankCases(scorer, cases, {
    leaveOutSeen,
    keep: HEARD,
    onProgress: (done) => onNews(done / cases.length, ''),
  });

function blendFigures(
  { rehearsal, test }: Experiment,
  all: readonly Performed[],
  { ks }: RunOptions,
): Figures {
  const said = all.map(({ name, rehearsed: tops }) => ({ name, tops }));
  const chosenBy = rehearsal.cases.map(({ next }) => next);
  const blend = chooseBlend(said, chosenBy, rehearsal.data.items);
  const ranks = test.cases.map(({ next }, which) => {
    const voices = all.flatMap(({ name, performed }) => {
      const top = performed[which];
      return top ? [{ top, weight: blend.weights.get(name) ?? 0 }] : [];
    });
    return placeIn(blended(voices, blend.mixing), next);
  });
  const trainSeconds = all.reduce((sum, one) => sum + one.trainSeconds, 0);
  return { ...figuresOf('blend', ranks, trainSeconds, ks), blend };
}

function figuresOf(
  model: string,
  ranks: readonly number[],
  trainSeconds: number,
  ks: readonly number[],
): Figures {
  const at = (figure: (ranks: readonly number[], k: number) => number): ReadonlyMap<number, number> =>
    new Map(ks.map((k) => [k, figure(ranks, k)]));
  const cases = ranks.length;
  return { model, cases, hr: at(hitRate), ndcg: at(ndcg), mrr: at(meanReciprocalRank), trainSeconds };
}
