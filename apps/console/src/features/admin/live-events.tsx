import { Button, Text, Title } from '@mantine/core';
import { IconActivity, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useWords } from '../../shared/i18n/locale.js';
import { useStore } from '../../shared/link/store.js';
import { Empty } from '../../shared/ui/empty.js';
import { useAdminLink } from './admin-link.js';
import classes from './admin.module.css';
import { LiveList } from './live-list.js';

/** The log as it grows, while somebody looks. */
export function LiveEvents() {
  const { adminPage: words } = useWords();
  const link = useAdminLink();
  const { on, events } = useStore(link.followed);
  const live = useStore(link.status) === 'live';
  useEffect(() => {
    if (!live) return undefined;
    link.follow(true);
    return () => link.follow(false);
  }, [link, live]);
  return (
    <>
      <div className={classes.bar}>
        <Title order={1} size="h2">
          {words.live}
        </Title>
        <Text size="sm" c="dimmed" flex={1} role="status">
          {on ? words.following : words.paused}
        </Text>
        <Button
          size="xs"
          variant={on ? 'default' : 'filled'}
          leftSection={
            on ? <IconPlayerPause size={14} aria-hidden /> : <IconPlayerPlay size={14} aria-hidden />
          }
          onClick={() => link.follow(!on)}
        >
          {on ? words.pause : words.follow}
        </Button>
      </div>
      {events.length === 0 ? (
        <Empty icon={IconActivity} title={words.noEventsTitle} text={words.noEvents} />
      ) : (
        <LiveList events={events} />
      )}
    </>
  );
}
