import { Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconHistoryOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Empty } from '../../../shared/ui/empty.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { Controls } from './controls.js';
import { Changes } from './changes.js';
import { DocumentView } from './document-view.js';
import { type Stop, addressOf, stopAt, stopsOf } from './stops.js';
import { TimeAxis } from './time-axis.js';
import { type Chosen, useHistory } from './travel-queries.js';
import classes from './travel.module.css';
import type { useTravelAddress } from './use-travel-address.js';

interface JourneyProps {
  readonly chosen: Chosen;
  readonly address: ReturnType<typeof useTravelAddress>;
}

/** One document's line of events, and what it was where the handle stands. */
export function Journey({ chosen, address }: JourneyProps) {
  const { travel: words, app } = useWords();
  const { number } = useFormat();
  const history = useHistory(chosen);
  const { data, dataUpdatedAt } = history;
  const stops = useMemo(
    () => (data === undefined ? [] : stopsOf(data, dataUpdatedAt)),
    [data, dataUpdatedAt],
  );
  if (history.isPending) return <Skeleton h={320} role="status" aria-label={app.loading} />;
  const problem = history.error ? problemOf(history.error) : undefined;
  if (problem && problem.code !== 'not-found')
    return <ProblemNote problem={problem} again={() => void history.refetch()} />;
  if (history.data === undefined || stops.length === 0)
    return <Empty icon={IconHistoryOff} title={words.noHistoryTitle} text={words.noHistory(chosen.key)} />;
  const { moments, total, keys } = history.data;
  const tied = keys.filter((key) => key !== chosen.key);
  return (
    <>
      {tied.length > 0 && (
        <Text size="sm" c="dimmed">
          {words.tied} <code className={classes.tied}>{tied.join(', ')}</code>
        </Text>
      )}
      <Line stops={stops} chosen={chosen} address={address} total={total} />
      {total > moments.length && (
        <Text size="xs" c="dimmed">
          {words.sampled(number(moments.length), number(total))}
        </Text>
      )}
    </>
  );
}

interface LineProps extends JourneyProps {
  readonly stops: readonly Stop[];
  readonly total: number;
}

function Line({ stops, chosen, address, total }: LineProps) {
  const { place, move } = address;
  const spacing = place.spacing === 'event' ? 'event' : 'time';
  const at = stopAt(stops, place.at);
  const other = place.with === undefined ? undefined : stopAt(stops, place.with);
  const [settled] = useDebouncedValue(at, 60);
  const [settledOther] = useDebouncedValue(other, 60);
  const here = stops[settled] ?? stops.at(-1);
  const go = (which: 'at' | 'with', index: number): void => {
    const stop = stops[index];
    if (stop !== undefined) move({ [which]: addressOf(stop) });
  };
  if (here === undefined) return null;
  return (
    <>
      <section className={classes.line}>
        <Controls
          stops={stops}
          at={at}
          other={other}
          spacing={spacing}
          total={total}
          go={go}
          address={address}
        />
        <TimeAxis stops={stops} spacing={spacing} at={at} other={other} go={go} />
      </section>
      <div className={classes.sides}>
        <DocumentView chosen={chosen} stop={here} />
        <Changes chosen={chosen} stops={stops} at={settled} other={settledOther} />
      </div>
    </>
  );
}
