import type { Comparison, ReplayView } from '#protocol';
import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { ComparisonCounts } from './comparison-counts.js';
import { ComparisonSamples } from './comparison-samples.js';
import { useComparison } from './replay-queries.js';
import classes from './replays.module.css';

/** The live documents and the replayed ones: how many agree, and a sample of where they do not. */
export function ComparisonView({ replay }: { readonly replay: ReplayView }) {
  const { replay: words, adminPage, app } = useWords();
  const comparison = useComparison(replay.replayId);
  const { data } = comparison;
  return (
    <section className={classes.comparison} aria-label={words.comparison} aria-busy={comparison.isFetching}>
      <Group justify="space-between" gap="xs">
        <Title order={3}>{words.comparison}</Title>
        <Button
          size="compact-xs"
          variant="subtle"
          loading={comparison.isFetching}
          onClick={() => void comparison.refetch()}
        >
          {adminPage.refresh}
        </Button>
      </Group>
      {comparison.isError && (
        <ProblemNote problem={problemOf(comparison.error)} again={() => void comparison.refetch()} />
      )}
      {comparison.isPending && <Skeleton h={160} role="status" aria-label={app.loading} />}
      {data && <Compared comparison={data} projection={replay.projection} />}
    </section>
  );
}

interface ComparedProps {
  readonly comparison: Comparison;
  readonly projection: string;
}

function Compared({ comparison, projection }: ComparedProps) {
  const { replay: words } = useWords();
  const { changed, onlyLive, onlyShadow, livePosition, shadowPosition } = comparison;
  const same = changed + onlyLive + onlyShadow === 0;
  return (
    <>
      <Text size="sm" c="dimmed">
        {words.compared(livePosition, shadowPosition)}
        {livePosition !== shadowPosition && !same && ` ${words.apart}`}
      </Text>
      <ComparisonCounts comparison={comparison} />
      {same ? (
        <Text size="sm">
          <b>{words.sameTitle}.</b> {words.same}
        </Text>
      ) : (
        <ComparisonSamples samples={comparison.samples} projection={projection} />
      )}
    </>
  );
}
