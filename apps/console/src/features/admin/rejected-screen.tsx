import type { RejectedView } from '#protocol';
import { Button, Group, Stack, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { problemOf } from '../../shared/api/problem-error.js';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { Empty } from '../../shared/ui/empty.js';
import { ProblemNote } from '../../shared/ui/problem-note.js';
import { useRejected } from './admin-queries.js';
import classes from './admin.module.css';
import json from './json-tree.module.css';
import { RowsSkeleton } from './rows-skeleton.js';

/** Input that could not become an event, whole, with the reason. */
export function RejectedScreen() {
  const { adminPage: words } = useWords();
  const rejected = useRejected();
  const rows = rejected.data?.pages.flat() ?? [];
  return (
    <div className={classes.page}>
      <Group justify="space-between">
        <Title order={1}>{words.rejected}</Title>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={rejected.isRefetching}
          onClick={() => void rejected.refetch()}
        >
          {words.refresh}
        </Button>
      </Group>
      {rejected.isPending && <RowsSkeleton />}
      {rejected.isError && (
        <ProblemNote problem={problemOf(rejected.error)} again={() => void rejected.refetch()} />
      )}
      {rejected.isSuccess && rows.length === 0 && (
        <Empty icon={IconCircleCheck} title={words.noRejectedTitle} text={words.noRejected} />
      )}
      <Stack gap="xs">
        {rows.map((row) => (
          <Rejected key={row.id} row={row} />
        ))}
      </Stack>
      {rejected.hasNextPage && (
        <Button
          variant="default"
          w="fit-content"
          loading={rejected.isFetchingNextPage}
          onClick={() => void rejected.fetchNextPage()}
        >
          {words.more}
        </Button>
      )}
    </div>
  );
}

function Rejected({ row }: { readonly row: RejectedView }) {
  const { adminPage: words } = useWords();
  const { moment } = useFormat();
  return (
    <article
      className="set-aside"
      style={{ borderRadius: 8, padding: '8px 16px' }}
      aria-label={words.keptFor}
    >
      <Group justify="space-between" gap="xs">
        <b style={{ color: 'var(--mantine-color-text)' }}>{row.reason}</b>
        <span>
          {row.source} · <time dateTime={row.at}>{moment(row.at)}</time>
        </span>
      </Group>
      <details style={{ marginTop: 4 }}>
        <summary style={{ cursor: 'pointer' }}>{words.payload}</summary>
        <pre className={json.text} style={{ marginTop: 8 }}>
          {row.payload}
        </pre>
      </details>
    </article>
  );
}
