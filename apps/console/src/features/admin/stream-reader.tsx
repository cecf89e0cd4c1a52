import { ActionIcon, SegmentedControl, Text } from '@mantine/core';
import { IconArrowLeft, IconRefresh } from '@tabler/icons-react';
import { problemOf } from '../../shared/api/problem-error.js';
import { useWords } from '../../shared/i18n/locale.js';
import { ProblemNote } from '../../shared/ui/problem-note.js';
import { VirtualList } from '../../shared/ui/virtual-list.js';
import { type Direction, useStreamEvents } from './admin-queries.js';
import classes from './admin.module.css';
import { EventRow } from './event-row.js';
import { RowsSkeleton } from './rows-skeleton.js';
import { useOpened } from './use-opened.js';

interface StreamReaderProps {
  readonly stream: string;
  readonly close: () => void;
}

/** One stream from either end. */
export function StreamReader({ stream, close }: StreamReaderProps) {
  const { adminPage: words, app } = useWords();
  const [given, setDirection] = useOpened('direction');
  const direction: Direction = given === 'forwards' ? 'forwards' : 'backwards';
  const events = useStreamEvents(stream, direction);
  return (
    <>
      <div className={classes.bar}>
        <ActionIcon variant="subtle" color="gray" hiddenFrom="sm" aria-label={app.close} onClick={close}>
          <IconArrowLeft size={18} />
        </ActionIcon>
        <Text className={`${classes.mono ?? ''} ${classes.clip ?? ''} ${classes.title ?? ''}`} title={stream}>
          {stream}
        </Text>
        <SegmentedControl
          size="xs"
          value={direction}
          onChange={setDirection}
          data={[
            { value: 'backwards', label: words.newestFirst },
            { value: 'forwards', label: words.oldestFirst },
          ]}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words.refresh}
          loading={events.isRefetching}
          onClick={() => void events.refetch()}
        >
          <IconRefresh size={16} />
        </ActionIcon>
      </div>
      <Events events={events} direction={direction} />
    </>
  );
}

interface EventsProps {
  readonly events: ReturnType<typeof useStreamEvents>;
  readonly direction: Direction;
}

function Events({ events, direction }: EventsProps) {
  const { adminPage: words } = useWords();
  const [current, open] = useOpened('event');
  if (events.isPending) return <RowsSkeleton />;
  if (events.isError)
    return <ProblemNote problem={problemOf(events.error)} again={() => void events.refetch()} />;
  return (
    <VirtualList
      items={events.data.pages.flat()}
      keyOf={({ id }) => id}
      rowHeight={52}
      label={words.events}
      onEnd={() => void (events.hasNextPage && !events.isFetchingNextPage && events.fetchNextPage())}
      row={(event) => (
        <EventRow
          event={event}
          current={event.id === current}
          open={open}
          dated
          place={`#${String(event.revision)}`}
        />
      )}
      footer={
        !events.hasNextPage && (
          <div className={classes.end}>{direction === 'forwards' ? words.end : words.start}</div>
        )
      }
    />
  );
}
