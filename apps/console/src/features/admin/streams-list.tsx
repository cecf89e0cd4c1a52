import { Button, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconTimeline } from '@tabler/icons-react';
import type { StreamInfoView } from '#protocol';
import { problemOf } from '../../shared/api/problem-error.js';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useNow } from '../../shared/time/use-now.js';
import { Empty } from '../../shared/ui/empty.js';
import { ProblemNote } from '../../shared/ui/problem-note.js';
import { VirtualList } from '../../shared/ui/virtual-list.js';
import classes from './admin.module.css';
import { useStreams } from './admin-queries.js';
import { RowsSkeleton } from './rows-skeleton.js';

interface StreamsListProps {
  readonly prefix: string;
  readonly current: string | undefined;
  readonly open: (stream: string) => void;
  readonly clear: () => void;
}

export function StreamsList({ prefix, current, open, clear }: StreamsListProps) {
  const { adminPage: words } = useWords();
  const [asked] = useDebouncedValue(prefix, 200);
  const streams = useStreams(asked);
  if (streams.isPending) return <RowsSkeleton />;
  if (streams.isError)
    return <ProblemNote problem={problemOf(streams.error)} again={() => void streams.refetch()} />;
  const rows = streams.data.pages.flat();
  if (rows.length === 0) {
    return (
      <Empty
        icon={IconTimeline}
        title={words.noStreamsTitle}
        text={asked === '' ? words.noStreams : words.noStreamsFiltered(asked)}
      >
        {asked !== '' && (
          <Button size="compact-sm" variant="light" onClick={clear}>
            {words.clearFilter}
          </Button>
        )}
      </Empty>
    );
  }
  return (
    <VirtualList
      items={rows}
      keyOf={({ stream }) => stream}
      rowHeight={52}
      label={words.streams}
      onEnd={() => void (streams.hasNextPage && !streams.isFetchingNextPage && streams.fetchNextPage())}
      row={(info) => <StreamRow info={info} current={info.stream === current} open={open} />}
    />
  );
}

interface StreamRowProps {
  readonly info: StreamInfoView;
  readonly current: boolean;
  readonly open: (stream: string) => void;
}

function StreamRow({ info, current, open }: StreamRowProps) {
  const { adminPage: words } = useWords();
  const { number, ago } = useFormat();
  const now = useNow();
  return (
    <UnstyledButton className={classes.row} aria-current={current} onClick={() => open(info.stream)}>
      <span className={`${classes.clip ?? ''} ${classes.mono ?? ''}`} title={info.stream}>
        {info.stream}
      </span>
      <span title={words.revision}>#{number(info.revision)}</span>
      <span className={classes.dim}>{ago(info.lastRecordedAt, now)}</span>
    </UnstyledButton>
  );
}
