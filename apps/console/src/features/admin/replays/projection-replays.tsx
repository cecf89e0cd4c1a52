import type { ProjectionStatus } from '#protocol';
import { Skeleton, Stack, Title } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { Empty } from '../../../shared/ui/empty.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { PastReplays } from './past-replays.js';
import { ReplayCard } from './replay-card.js';
import { isCurrent } from './replay-progress.js';
import { useReplays } from './replay-queries.js';

/** What is being replayed of a projection, then what was. */
export function ProjectionReplays({ status }: { readonly status: ProjectionStatus }) {
  const { replay: words, app } = useWords();
  const { replays, isPending, error, refetch } = useReplays();
  const own = replays.filter(({ projection }) => projection === status.name);
  const current = own.filter(isCurrent);
  const past = own.filter((replay) => !isCurrent(replay));
  if (isPending) return <Skeleton h={200} role="status" aria-label={app.loading} />;
  return (
    <>
      {error && <ProblemNote problem={problemOf(error)} again={() => void refetch()} />}
      <section>
        <Title order={2} mb="xs">
          {words.now}
        </Title>
        {current.length === 0 && <Empty icon={IconRepeat} title={words.noneTitle} text={words.none} />}
        <Stack gap="md">
          {current.map((replay) => (
            <ReplayCard key={replay.replayId} replay={replay} />
          ))}
        </Stack>
      </section>
      {past.length > 0 && <PastReplays replays={past} />}
    </>
  );
}
