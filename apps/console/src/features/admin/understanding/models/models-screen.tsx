import type { ModelsView, TrainingView } from '#protocol';
import { Alert, Title } from '@mantine/core';
import { IconBrain } from '@tabler/icons-react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useStore } from '../../../../shared/link/store.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { useAdminLink } from '../../admin-link.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import { isUnderWay } from '../../model-parts/training-progress.js';
import classes from '../../model-parts/parts.module.css';
import { useCancelTraining, useModels } from '../understanding-queries.js';
import { ChampionCard } from './champion-card.js';
import { ExamplesSection } from './examples-section.js';
import { PastTrainings } from '../../model-parts/past-trainings.js';
import { TrainingCard } from '../../model-parts/training-card.js';
import { TrainingCurves } from './training-curves.js';
import { VersionsTable } from './versions-table.js';

/** Which model answers, what the next one would learn from, and all there were. */
export function ModelsScreen() {
  const models = useModels();
  const trainings = useStore(useAdminLink().trainings);
  if (models.isPending) return <LoadingParts heights={[260, 200, 240]} />;
  if (models.data === undefined) {
    return <ProblemNote problem={problemOf(models.error)} again={() => void models.refetch()} />;
  }
  return (
    <>
      <Champion models={models.data} trainings={trainings} />
      <UnderWay trainings={trainings} />
      <ExamplesSection
        models={models.data}
        busy={trainings.some(isUnderWay)}
        look={() => void models.refetch()}
        looking={models.isFetching}
      />
      <VersionsTable versions={models.data.versions} />
      <PastTrainings trainings={trainings.filter((training) => !isUnderWay(training))} />
    </>
  );
}

interface StandProps {
  readonly models: ModelsView;
  readonly trainings: readonly TrainingView[];
}

function Champion({ models: { versions }, trainings }: StandProps) {
  const { understanding: words } = useWords();
  const champion = versions.find(({ state }) => state === 'champion');
  if (champion !== undefined) return <ChampionCard champion={champion} versions={versions} />;
  return trainings.some(isUnderWay) ? (
    <Alert color="indigo" variant="light" icon={<IconBrain size={18} />}>
      {words.firstTraining}
    </Alert>
  ) : (
    <Empty icon={IconBrain} title={words.noChampionTitle} text={words.noChampion} />
  );
}

function UnderWay({ trainings }: Pick<StandProps, 'trainings'>) {
  const { understanding: words } = useWords();
  const current = trainings.filter(isUnderWay);
  if (current.length === 0) return null;
  return (
    <section className={classes.section} aria-label={words.underWay}>
      <Title order={2}>{words.underWay}</Title>
      {current.map((training) => (
        <IntentsTraining key={training.trainingId} training={training} />
      ))}
    </section>
  );
}

function IntentsTraining({ training }: { readonly training: TrainingView }) {
  const { understanding: words } = useWords();
  return (
    <TrainingCard
      training={training}
      phase={words.phases[training.phase]}
      curves={<TrainingCurves training={training} />}
      cancel={useCancelTraining(training.trainingId)}
    />
  );
}
