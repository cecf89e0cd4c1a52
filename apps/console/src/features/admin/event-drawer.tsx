import { Drawer } from '@mantine/core';
import { problemOf } from '../../shared/api/problem-error.js';
import { useWords } from '../../shared/i18n/locale.js';
import { ProblemNote } from '../../shared/ui/problem-note.js';
import { Waiting } from '../../shared/ui/waiting.js';
import { useEvent } from './admin-queries.js';
import { EventDetail } from './event-detail.js';
import { useOpened } from './use-opened.js';

/** One event, whole, over whatever screen it was opened from. */
export function EventDrawer() {
  const { adminPage, app } = useWords();
  const [id, open] = useOpened('event');
  const event = useEvent(id);
  return (
    <Drawer
      opened={id !== undefined}
      onClose={() => open(undefined)}
      position="right"
      size={520}
      title={<b>{event.data?.type ?? adminPage.event}</b>}
      closeButtonProps={{ 'aria-label': app.close }}
    >
      {event.isError && <ProblemNote problem={problemOf(event.error)} again={() => void event.refetch()} />}
      {event.isLoading && <Waiting />}
      {event.data && <EventDetail key={event.data.id} event={event.data} />}
    </Drawer>
  );
}
