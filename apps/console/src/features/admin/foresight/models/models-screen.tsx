import type { ForesightTrainingView } from '#protocol';
import { Title } from '@mantine/core';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { useStore } from '../../../../shared/link/store.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { useAdminLink } from '../../admin-link.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import parts from '../../model-parts/parts.module.css';
import { PastTrainings } from '../../model-parts/past-trainings.js';
import { TrainingCard } from '../../model-parts/training-card.js';
import { isUnderWay } from '../../model-parts/training-progress.js';
import { useCancelForesightTraining, useForesightModels } from '../foresight-queries.js';
import { LogSection } from './log-section.js';
import { LossCurves } from './loss-curves.js';
import { ServingCard } from './serving-card.js';
import { VersionsTable } from './versions-table.js';

/** What foresees at this moment, what the next training would learn from, and all versions there were. */
export function ModelsScreen() {
  const models = useForesightModels();
  const trainings = useStore(useAdminLink().foresightTrainings);
  if (models.isPending) return <LoadingParts heights={[260, 200, 240]} />;
  if (models.data === undefined) {
    return <ProblemNote problem={problemOf(models.error)} again={() => void models.refetch()} />;
  }
  const { versions, serving, log, device } = models.data;
  return (
    <>
      <ServingCard versions={versions} serving={serving} />
      <UnderWay trainings={trainings.filter(isUnderWay)} />
      <LogSection log={log} device={device} busy={trainings.some(isUnderWay)} />
      <VersionsTable versions={versions} />
      <PastTrainings trainings={trainings.filter((training) => !isUnderWay(training))} />
    </>
  );
}

function UnderWay({ trainings }: { readonly trainings: readonly ForesightTrainingView[] }) {
  const { understanding: words } = useWords();
  if (trainings.length === 0) return null;
  return (
    <section className={parts.section} aria-label={words.underWay}>
      <Title order={2}>{words.underWay}</Title>
      {trainings.map((training) => (
        <ForesightTraining key={training.trainingId} training={training} />
      ))}
    </section>
  );
}

function ForesightTraining({ training }: { readonly training: ForesightTrainingView }) {
  const { foresightModels: words } = useWords();
  const { number } = useFormat();
  const { phase, epoch, epochs } = training;
  const at =
    epoch === undefined || epochs === undefined ? '' : ` · ${words.epoch(number(epoch), number(epochs))}`;
  return (
    <TrainingCard
      training={training}
      phase={`${words.phases[phase]}${phase === 'training' ? at : ''}`}
      curves={<LossCurves curve={training.curve} />}
      cancel={useCancelForesightTraining(training.trainingId)}
    />
  );
}
