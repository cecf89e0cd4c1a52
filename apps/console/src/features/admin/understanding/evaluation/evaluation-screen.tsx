import type { EvaluationView, ModelView } from '#protocol';
import { IconChartDots } from '@tabler/icons-react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { useOpened } from '../../use-opened.js';
import { Figures } from '../../model-parts/figures.js';
import { heldOutRows } from '../held-out-rows.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import classes from '../../model-parts/parts.module.css';
import { useEvaluation, useModels } from '../understanding-queries.js';
import { VersionPicker } from '../../model-parts/version-picker.js';
import { CellDrawer } from './cell-drawer.js';
import { ConfusedList } from './confused-list.js';
import { ConfusionMatrix } from './confusion-matrix.js';
import { CoveragePlot } from './coverage-plot.js';
import { FoldsPlot } from './folds-plot.js';
import { GoldenFigures } from './golden-figures.js';
import { IntentsTable } from './intents-table.js';
import { LearningPlot } from './learning-plot.js';
import { ReliabilityPlot } from './reliability-plot.js';
import { useCell } from './use-cell.js';

/** How well one version understands, by what it answered to examples it had not seen. */
export function EvaluationScreen() {
  const { understanding: words } = useWords();
  const models = useModels();
  const [asked, choose] = useOpened('version');
  if (models.isPending) return <LoadingParts heights={[56, 88, 320, 320]} />;
  if (models.data === undefined) {
    return <ProblemNote problem={problemOf(models.error)} again={() => void models.refetch()} />;
  }
  const { versions } = models.data;
  const model =
    versions.find(({ version }) => version === asked) ??
    versions.find(({ state }) => state === 'champion') ??
    versions[0];
  if (model === undefined) {
    return <Empty icon={IconChartDots} title={words.noEvaluationTitle} text={words.noEvaluation} />;
  }
  return (
    <>
      <VersionPicker versions={versions} chosen={model.version} choose={choose} />
      <Evaluation key={model.version} model={model} />
    </>
  );
}

function Evaluation({ model }: { readonly model: ModelView }) {
  const { understanding: words } = useWords();
  const evaluation = useEvaluation(model.version);
  if (evaluation.isPending) return <LoadingParts heights={[88, 320, 320]} />;
  if (evaluation.data !== undefined) return <Evaluated evaluation={evaluation.data} />;
  const problem = problemOf(evaluation.error);
  return problem.code === 'conflict' ? (
    <Empty icon={IconChartDots} title={words.noEvaluationTitle} text={words.notMeasured} />
  ) : (
    <ProblemNote problem={problem} again={() => void evaluation.refetch()} />
  );
}

function Evaluated({ evaluation }: { readonly evaluation: EvaluationView }) {
  const { cell, open } = useCell();
  return (
    <>
      <Tiles evaluation={evaluation} />
      <div className={classes.pair}>
        <CoveragePlot evaluation={evaluation} />
        <ReliabilityPlot evaluation={evaluation} />
      </div>
      <div className={classes.pair}>
        <ConfusedList cells={evaluation.confusion} open={open} />
        <ConfusionMatrix cells={evaluation.confusion} open={open} />
      </div>
      <IntentsTable figures={evaluation.intents} />
      <div className={classes.pair}>
        <LearningPlot evaluation={evaluation} />
        <FoldsPlot evaluation={evaluation} />
      </div>
      <GoldenFigures golden={evaluation.golden} />
      <CellDrawer version={evaluation.version} cell={cell} close={() => open(undefined)} />
    </>
  );
}

function Tiles({ evaluation }: { readonly evaluation: EvaluationView }) {
  const { understanding: words } = useWords();
  const format = useFormat();
  return (
    <Figures
      large
      rows={[
        ...heldOutRows(evaluation, words, format),
        evaluation.golden && {
          name: words.golden,
          value: format.figure(evaluation.golden.accuracy),
          hint: words.goldenLead(format.number(evaluation.golden.texts)),
        },
      ]}
    />
  );
}
