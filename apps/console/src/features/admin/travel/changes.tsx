import { Skeleton, Text, Title } from '@mantine/core';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { ChangesTable } from '../changes/changes-table.js';
import { spanOf } from './span.js';
import type { Stop } from './stops.js';
import { type Chosen, useDifference } from './travel-queries.js';
import classes from './travel.module.css';

interface ChangesProps {
  readonly chosen: Chosen;
  readonly stops: readonly Stop[];
  readonly at: number;
  readonly other: number | undefined;
}

/** What the event at the handle changed, or with two handles what changed between them. */
export function Changes({ chosen, stops, at, other }: ChangesProps) {
  const { travel: words, app } = useWords();
  const { from, to } = spanOf(stops, at, other);
  const difference = useDifference(chosen, from, to);
  const title = other !== undefined ? words.between : stops[at]?.kind === 'now' ? words.hereNow : words.here;
  return (
    <section className={classes.side} aria-label={title} aria-busy={difference.isFetching}>
      <header className={classes.sideHead}>
        <Title order={2}>{title}</Title>
      </header>
      {difference.isError && (
        <ProblemNote problem={problemOf(difference.error)} again={() => void difference.refetch()} />
      )}
      {difference.isPending && <Skeleton h={160} role="status" aria-label={app.loading} />}
      {difference.data?.changes.length === 0 && (
        <Text size="sm" c="dimmed">
          {words.unchanged}
        </Text>
      )}
      {difference.data !== undefined && difference.data.changes.length > 0 && (
        <ChangesTable
          changes={difference.data.changes}
          before={words.was}
          after={words.became}
          {...(other !== undefined && { cause: words.cause })}
        />
      )}
    </section>
  );
}
