import type { OutboundState, SendingStatus } from '#protocol';
import { Button, Group, NativeSelect, SegmentedControl, Title } from '@mantine/core';
import { IconArrowUp, IconCircleCheck, IconSend } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Empty } from '../../../shared/ui/empty.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import parts from '../model-parts/parts.module.css';
import { RowsSkeleton } from '../rows-skeleton.js';
import { waysOf } from './names.js';
import classes from './outbound.module.css';
import { useOutboundMoved } from './outbound-live.js';
import { type Listed, useSendings } from './outbound-queries.js';
import { SendingsTable } from './sendings-table.js';
import { STATUSES, useListed } from './use-listed.js';

/** Letters and webhooks of one state, last moved first. */
export function Sendings({ state }: { readonly state: OutboundState }) {
  const { outbound: words, adminPage } = useWords();
  const id = useId();
  const [listed, list] = useListed();
  const sendings = useSendings(listed);
  const { hold, isChanged } = useQuietly(sendings);
  const rows = [...new Map(sendings.data?.pages.flat().map((row) => [row.sendingId, row])).values()];
  const none = words.none[listed.status];
  return (
    <section className={parts.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        {words.sendings}
      </Title>
      <Filters state={state} listed={listed} list={list} />
      <div role="status" className={classes.changed}>
        {isChanged && (
          <Button
            size="compact-sm"
            radius="xl"
            leftSection={<IconArrowUp size={14} aria-hidden />}
            onClick={() => void sendings.refetch()}
          >
            {words.changed}
          </Button>
        )}
      </div>
      {sendings.isPending && <RowsSkeleton />}
      {sendings.isError && (
        <ProblemNote problem={problemOf(sendings.error)} again={() => void sendings.refetch()} />
      )}
      {sendings.isSuccess && rows.length === 0 && (
        <Empty
          icon={listed.status === 'given-up' ? IconCircleCheck : IconSend}
          title={none.title}
          text={none.text}
        />
      )}
      {rows.length > 0 && (
        <div {...hold}>
          <SendingsTable rows={rows} state={state} />
        </div>
      )}
      {sendings.hasNextPage && (
        <Button
          variant="default"
          w="fit-content"
          loading={sendings.isFetchingNextPage}
          onClick={() => void sendings.fetchNextPage()}
        >
          {adminPage.more}
        </Button>
      )}
    </section>
  );
}

/** A list that is renewed when something has moved, but not while somebody points at it: then it is announced. */
function useQuietly({ dataUpdatedAt, refetch }: ReturnType<typeof useSendings>) {
  const movedAt = useOutboundMoved();
  const [isHeld, setHeld] = useState(false);
  const isChanged = movedAt > dataUpdatedAt;
  const renew = useEffectEvent(() => {
    if (isChanged) void refetch();
  });
  useEffect(() => {
    if (!isHeld) renew();
  }, [isHeld, movedAt]);
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  return { hold, isChanged: isChanged && isHeld };
}

interface FiltersProps {
  readonly state: OutboundState;
  readonly listed: Listed;
  readonly list: (change: Partial<Listed>) => void;
}

const COUNTED = { waiting: 'waiting', delivered: 'delivered', 'given-up': 'givenUp' } as const;

function Filters({ state, listed, list }: FiltersProps) {
  const { outbound: words } = useWords();
  const { number } = useFormat();
  const ways = waysOf(state, words);
  const counted = ways.filter(({ tally }) => listed.target === undefined || tally.target === listed.target);
  const count = (status: SendingStatus): number =>
    counted.reduce((sum, { tally }) => sum + tally[COUNTED[status]], 0);
  return (
    <Group gap="sm" align="flex-end" role="group" aria-label={words.filters}>
      <SegmentedControl
        size="xs"
        aria-label={words.status}
        value={listed.status}
        onChange={(value) => list({ status: STATUSES.find((status) => status === value) ?? 'given-up' })}
        data={STATUSES.map((status) => ({
          value: status,
          label: `${words[COUNTED[status]]} ${number(count(status))}`,
        }))}
      />
      <NativeSelect
        size="xs"
        maw="100%"
        aria-label={words.to}
        value={listed.target ?? ''}
        onChange={({ currentTarget: { value } }) => list({ target: value === '' ? undefined : value })}
        data={[
          { value: '', label: words.anywhere },
          ...ways.map(({ name, tally }) => ({ value: tally.target, label: name })),
        ]}
      />
    </Group>
  );
}
