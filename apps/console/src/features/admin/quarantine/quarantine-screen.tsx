import type { QuarantineGroup } from '#protocol';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { Empty } from '../../../shared/ui/empty.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import classes from '../admin.module.css';
import { RowsSkeleton } from '../rows-skeleton.js';
import { AsideGroup } from './aside-group.js';
import { useQuarantine, useRetry } from './quarantine-queries.js';
import { RetryResult } from './retry-result.js';

/** Events set aside, by cause. */
export function QuarantineScreen() {
  const { quarantine: words, adminPage } = useWords();
  const groups = useQuarantine();
  const retry = useRetry();
  return (
    <div className={classes.page}>
      <Group justify="space-between" gap="xs">
        <Title order={1}>{adminPage.quarantine}</Title>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={groups.isRefetching}
          onClick={() => void groups.refetch()}
        >
          {adminPage.refresh}
        </Button>
      </Group>
      <RetryResult retry={retry} />
      {groups.isPending && <RowsSkeleton />}
      {groups.isError && (
        <ProblemNote problem={problemOf(groups.error)} again={() => void groups.refetch()} />
      )}
      {groups.data?.length === 0 && (
        <Empty icon={IconCircleCheck} title={words.noneTitle} text={words.none} />
      )}
      {groups.data !== undefined && groups.data.length > 0 && <Groups groups={groups.data} retry={retry} />}
    </div>
  );
}

interface GroupsProps {
  readonly groups: readonly QuarantineGroup[];
  readonly retry: ReturnType<typeof useRetry>;
}

function Groups({ groups, retry }: GroupsProps) {
  const { quarantine: words } = useWords();
  const several = [...Map.groupBy(groups, ({ projection }) => projection)].filter(
    ([, own]) => own.length > 1,
  );
  return (
    <>
      <Text size="sm" c="dimmed" maw={640}>
        {words.lead}
      </Text>
      {several.length > 0 && (
        <Group gap="xs">
          {several.map(([projection]) => (
            <Button
              key={projection}
              size="xs"
              variant="default"
              disabled={retry.isPending}
              onClick={() => retry.mutate({ projection })}
            >
              {words.retryAll(projection)}
            </Button>
          ))}
        </Group>
      )}
      <Stack gap="md">
        {groups.map((group) => (
          <AsideGroup key={`${group.projection} ${group.cause}`} group={group} retry={retry} />
        ))}
      </Stack>
    </>
  );
}
