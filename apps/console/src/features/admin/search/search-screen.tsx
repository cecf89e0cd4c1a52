import { Button, Text, Title } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { Empty } from '../../../shared/ui/empty.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { VirtualList } from '../../../shared/ui/virtual-list.js';
import classes from '../admin.module.css';
import { EventRow } from '../event-row.js';
import { RowsSkeleton } from '../rows-skeleton.js';
import { useOpened } from '../use-opened.js';
import { ConditionFields } from './condition-fields.js';
import { type Conditions, CONDITIONS, conditionsOf } from './event-search.js';
import { ExportMenu } from './export-menu.js';
import { useFoundEvents } from './search-queries.js';

/** Events of the whole log by type, stream, time and correlation. */
export function SearchScreen() {
  const { search: words, adminPage } = useWords();
  const [params, setParams] = useSearchParams();
  const conditions = conditionsOf(params);
  const change = (next: Conditions): void =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const name of CONDITIONS) {
          const value = next[name];
          if (value === undefined || value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  return (
    <>
      <div className={classes.bar}>
        <Title order={1} size="h2">
          {adminPage.search}
        </Title>
        <Text size="sm" c="dimmed" flex={1}>
          {words.lead}
        </Text>
        <ExportMenu conditions={conditions} />
      </div>
      <ConditionFields conditions={conditions} change={change} />
      <Found conditions={conditions} clear={() => change({})} />
    </>
  );
}

interface FoundProps {
  readonly conditions: Conditions;
  readonly clear: () => void;
}

function Found({ conditions, clear }: FoundProps) {
  const { search: words, adminPage } = useWords();
  const [current, open] = useOpened('event');
  const found = useFoundEvents(conditions);
  if (found.isPending) return <RowsSkeleton />;
  if (found.isError)
    return <ProblemNote problem={problemOf(found.error)} again={() => void found.refetch()} />;
  const events = found.data.pages.flat();
  const asked = Object.keys(conditions).length > 0;
  if (events.length === 0) {
    return (
      <Empty
        icon={IconSearchOff}
        title={asked ? words.noneTitle : words.emptyTitle}
        text={asked ? words.none : words.empty}
      >
        {asked && (
          <Button size="compact-sm" variant="light" onClick={clear}>
            {words.clear}
          </Button>
        )}
      </Empty>
    );
  }
  return (
    <VirtualList
      items={events}
      keyOf={({ id }) => id}
      rowHeight={52}
      label={adminPage.events}
      onEnd={() => void (found.hasNextPage && !found.isFetchingNextPage && found.fetchNextPage())}
      row={(event) => (
        <EventRow event={event} current={event.id === current} open={open} place={event.stream} dated />
      )}
      footer={!found.hasNextPage && <div className={classes.end}>{words.end}</div>}
    />
  );
}
