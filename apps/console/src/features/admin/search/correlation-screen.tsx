import { Anchor, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconTimelineEventX } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Empty } from '../../../shared/ui/empty.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import classes from '../admin.module.css';
import { CauseTree } from './cause-tree.js';
import { useCorrelation } from './search-queries.js';

/** Everything that came of one request, by what caused what. */
export function CorrelationScreen() {
  const { id = '' } = useParams();
  const { search: words, app } = useWords();
  const { number } = useFormat();
  const tree = useCorrelation(id);
  return (
    <div className={classes.page}>
      <div>
        <Group justify="space-between" gap="xs">
          <Title order={1}>{words.followed}</Title>
          <Anchor
            component={Link}
            size="sm"
            to={`/admin/search?${new URLSearchParams({ correlationId: id }).toString()}`}
          >
            {words.asList}
          </Anchor>
        </Group>
        <Text size="sm" c="dimmed">
          {tree.data && words.followedLead(tree.data.events, number(tree.data.events))}{' '}
          <code className={classes.mono}>{id}</code>
        </Text>
      </div>
      {tree.isPending && <Skeleton h={240} role="status" aria-label={app.loading} />}
      {tree.isError && <ProblemNote problem={problemOf(tree.error)} again={() => void tree.refetch()} />}
      {tree.data?.events === 0 && (
        <Empty icon={IconTimelineEventX} title={words.noTreeTitle} text={words.noTree} />
      )}
      {tree.data !== undefined && tree.data.events > 0 && <CauseTree tree={tree.data} />}
    </div>
  );
}
