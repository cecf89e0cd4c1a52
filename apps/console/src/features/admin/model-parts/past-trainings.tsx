import type { TrainingView } from '#protocol';
import { Title } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import { shortVersion } from '../../../shared/words/short-version.js';
import admin from '../admin.module.css';
import classes from './parts.module.css';
import { useStartOf } from './start-of.js';
import { TrainingBadge } from './training-badge.js';

type Told = Pick<
  TrainingView,
  'trainingId' | 'grade' | 'state' | 'startedAt' | 'startedBy' | 'version' | 'reason'
>;

/** Newest first; one that failed says why and where. */
export function PastTrainings({ trainings }: { readonly trainings: readonly Told[] }) {
  const { understanding: words } = useWords();
  const startOf = useStartOf();
  if (trainings.length === 0) return null;
  return (
    <section aria-label={words.trainings}>
      <Title order={2} mb="xs">
        {words.trainings}
      </Title>
      <table className={admin.table}>
        <thead>
          <tr>
            <th>{words.trained}</th>
            <th>{words.grade}</th>
            <th>{words.state}</th>
            <th>{words.version}</th>
          </tr>
        </thead>
        <tbody>
          {trainings.map((training) => (
            <tr key={training.trainingId}>
              <td>
                <span>{startOf(training)}</span>
              </td>
              <td data-label={words.grade} className={classes.whole}>
                {words.gradeChoice[training.grade]}
              </td>
              <td data-label={words.state}>
                <TrainingBadge state={training.state} />
              </td>
              <td>
                {training.version !== undefined && (
                  <span className={classes.mono}>{words.made(shortVersion(training.version))}</span>
                )}
                {training.reason !== undefined && <span className={classes.problem}>{training.reason}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
