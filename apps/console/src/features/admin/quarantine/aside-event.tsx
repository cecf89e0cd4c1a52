import type { QuarantineGroup } from '#protocol';
import { Anchor, Button } from '@mantine/core';
import { Link } from 'react-router';
import { useLocale } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { eventName } from '../../../shared/words/events.js';
import { EventLink } from '../event-link.js';
import classes from './quarantine.module.css';

interface AsideEventProps {
  readonly event: QuarantineGroup['samples'][number];
  readonly working: boolean;
  readonly off: boolean;
  readonly retry: () => void;
}

/** One event that was set aside, with its own error and the document that lacks it. */
export function AsideEvent({ event, working, off, retry }: AsideEventProps) {
  const { words, language } = useLocale();
  const { moment } = useFormat();
  const history = new URLSearchParams({ projection: event.projection, key: event.key });
  return (
    <li className={classes.event}>
      <div>
        <EventLink id={event.eventId}>{event.type}</EventLink> {eventName(event.type, language)} ·{' '}
        <time dateTime={event.at}>{moment(event.at)}</time>
        <div className={classes.error}>{event.error}</div>
        <div>
          {words.quarantine.document} <code>{event.key}</code> ·{' '}
          <Anchor component={Link} size="sm" to={`/admin/travel?${history.toString()}`}>
            {words.quarantine.travel}
          </Anchor>
        </div>
      </div>
      <Button size="compact-xs" variant="default" loading={working} disabled={off} onClick={retry}>
        {words.quarantine.retry}
      </Button>
    </li>
  );
}
