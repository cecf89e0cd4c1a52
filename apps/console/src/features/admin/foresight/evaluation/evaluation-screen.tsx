import type { ForesightEvaluationView } from '#protocol';
import { Title } from '@mantine/core';
import { IconChartDots } from '@tabler/icons-react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import parts from '../../model-parts/parts.module.css';
import { Reliability } from '../../model-parts/plots/reliability.js';
import { VersionPicker } from '../../model-parts/version-picker.js';
import { useOpened } from '../../use-opened.js';
import { SliceNote } from '../compare/slice-note.js';
import { useForesightEvaluation, useForesightModels } from '../foresight-queries.js';
import { LossCurves } from '../models/loss-curves.js';
import { ByQuestion } from './by-question.js';
import { HeadFigures, HEADS } from './head-figures.js';

/** How well one version foresees, beside what usually follows, on events that it never learnt from. */
export function EvaluationScreen() {
  const { foresightModels: words } = useWords();
  const models = useForesightModels();
  const [asked, choose] = useOpened('version');
  if (models.isPending) return <LoadingParts heights={[56, 88, 320, 320]} />;
  if (models.data === undefined) {
    return <ProblemNote problem={problemOf(models.error)} again={() => void models.refetch()} />;
  }
  const { versions, serving } = models.data;
  const version =
    versions.find((each) => each.version === asked) ??
    versions.find((each) => each.version === serving.version) ??
    versions[0];
  if (version === undefined) {
    return <Empty icon={IconChartDots} title={words.noEvaluationTitle} text={words.noEvaluation} />;
  }
  return (
    <>
      <VersionPicker versions={versions} chosen={version.version} choose={choose} />
      <Evaluation key={version.version} version={version.version} />
    </>
  );
}

function Evaluation({ version }: { readonly version: string }) {
  const { foresightModels: words } = useWords();
  const evaluation = useForesightEvaluation(version);
  if (evaluation.isPending) return <LoadingParts say={words.measuring} heights={[200, 200, 320]} />;
  if (evaluation.data !== undefined) return <Evaluated evaluation={evaluation.data} />;
  const problem = problemOf(evaluation.error);
  return problem.code === 'conflict' ? (
    <Empty icon={IconChartDots} title={words.noEvaluationTitle} text={problem.message} />
  ) : (
    <ProblemNote problem={problem} again={() => void evaluation.refetch()} />
  );
}

function Evaluated({ evaluation }: { readonly evaluation: ForesightEvaluationView }) {
  const { foresightModels: words } = useWords();
  const question = evaluation.figures.find(({ source }) => source === 'blend')?.question;
  return (
    <>
      <SliceNote slice={evaluation.slice} />
      {HEADS.map((head) => (
        <HeadFigures key={head} head={head} figures={evaluation.figures} />
      ))}
      {question && (
        <div className={parts.pair}>
          <Reliability
            title={words.reliability}
            lead={words.reliabilityLead}
            promised={words.promised}
            cameTrue={words.cameTrue}
            cases={words.cases}
            bins={question.reliability.map(({ from, to, probability, cameTrue, cases }) => ({
              from,
              to,
              promised: probability,
              cameTrue,
              cases,
            }))}
          />
          <ByQuestion questions={question.byIntent} />
        </div>
      )}
      {evaluation.curve.length > 0 && (
        <section className={parts.section} aria-label={words.lossCurve}>
          <Title order={2}>{words.lossCurve}</Title>
          <LossCurves curve={evaluation.curve} />
        </section>
      )}
    </>
  );
}
