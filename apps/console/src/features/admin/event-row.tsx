import type { EventView } from '#protocol';
import { UnstyledButton } from '@mantine/core';
import { useLocale } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { eventName } from '../../shared/words/events.js';
import classes from './admin.module.css';
import { ForeseenQuestion } from './foreseen-question.js';

interface EventRowProps {
  readonly event: EventView;
  readonly current: boolean;
  readonly open: (id: string) => void;
  /** Where it stands: its revision, or its stream. */
  readonly place: string;
  /** Events of other days are among them. */
  readonly dated?: boolean;
}

export function EventRow({ event, current, open, place, dated = false }: EventRowProps) {
  const { language } = useLocale();
  const { moment, seconds } = useFormat();
  return (
    <UnstyledButton className={classes.row} aria-current={current} onClick={() => open(event.id)}>
      <span className={classes.clip}>
        <b>{event.type}</b> <span className={classes.dim}>{eventName(event.type, language)}</span>{' '}
        <ForeseenQuestion event={event} />
      </span>
      <time dateTime={event.recordedAt} title={moment(event.recordedAt)}>
        {dated ? moment(event.recordedAt) : seconds(event.recordedAt)}
      </time>
      <span className={`${classes.clip ?? ''} ${classes.mono ?? ''} ${classes.dim ?? ''}`} title={place}>
        {place}
      </span>
      <span className={classes.dim}>{event.position}</span>
    </UnstyledButton>
  );
}
