import type { EventView } from '#protocol';
import { useState } from 'react';
import { useWords } from '../../shared/i18n/locale.js';
import { FreshPill } from '../../shared/ui/fresh-pill.js';
import { VirtualList } from '../../shared/ui/virtual-list.js';
import classes from './admin.module.css';
import { EventRow } from './event-row.js';
import { useOpened } from './use-opened.js';

/** Newest first. Under the pointer the list stands still: what comes meanwhile is counted. */
export function LiveList({ events }: { readonly events: readonly EventView[] }) {
  const { adminPage: words } = useWords();
  const [current, open] = useOpened('event');
  const [held, setHeld] = useState<readonly EventView[]>();
  const newestHeld = held?.[0]?.id;
  const fresh =
    held === undefined
      ? 0
      : Math.max(
          0,
          events.findIndex(({ id }) => id === newestHeld),
        );
  return (
    <div
      style={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}
      onPointerEnter={() => setHeld(events)}
      onPointerLeave={() => setHeld(undefined)}
    >
      <div className={classes.fresh}>
        <FreshPill count={fresh} show={() => setHeld(events)} />
      </div>
      <VirtualList
        items={held ?? events}
        keyOf={({ id }) => id}
        rowHeight={52}
        label={words.live}
        row={(event) => (
          <EventRow event={event} current={event.id === current} open={open} place={event.stream} />
        )}
      />
    </div>
  );
}
