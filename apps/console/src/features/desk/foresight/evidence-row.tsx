import type { EvidenceEntry } from '#protocol';
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useMe } from '../../../shared/api/session.js';
import { useLocale } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { aboutEvent } from '../../../shared/words/details.js';
import { eventName, weightOf } from '../../../shared/words/events.js';
import { Bar } from './bar.js';
import classes from './foresight.module.css';
import { useMarkedEvent } from './marked-event.js';

interface EvidenceRowProps {
  readonly entry: EvidenceEntry;
  /** Its influence as a part of the strongest one's: the length of its bar. */
  readonly share: number;
  readonly inJourney: boolean;
}

/** An event, solid as what happened is; pointing at it marks it in the journey, pressing it goes there. */
export function EvidenceRow({ entry, share, inJourney }: EvidenceRowProps) {
  const { words } = useLocale();
  const { marked, mark, go } = useMarkedEvent();
  const { eventId } = entry;
  return (
    <li
      className={classes.event}
      data-weight={weightOf(entry.type)}
      data-marked={marked === eventId}
      onPointerEnter={() => mark(eventId)}
      onPointerLeave={() => mark(undefined)}
      onFocus={() => mark(eventId)}
      onBlur={() => mark(undefined)}
    >
      {inJourney ? (
        <UnstyledButton className={classes.row} title={words.foreseen.inJourney} onClick={() => go(eventId)}>
          <Told entry={entry} share={share} />
        </UnstyledButton>
      ) : (
        <div className={classes.row}>
          <Told entry={entry} share={share} />
        </div>
      )}
      <EventLink eventId={eventId} />
    </li>
  );
}

function Told({ entry, share }: Pick<EvidenceRowProps, 'entry' | 'share'>) {
  const { language, words } = useLocale();
  const { clock, moment, percent } = useFormat();
  const { type, at, influence } = entry;
  return (
    <>
      <span className={classes.name}>{eventName(type, language)}</span>
      <time dateTime={at} title={moment(at)}>
        {clock(at)}
      </time>
      <span className={classes.about}>{aboutEvent(entry, language)}</span>
      <span className={classes.share} title={words.foreseen.influence(percent(influence))}>
        <Bar value={share} />
        <span className={classes.number}>{percent(influence)}</span>
      </span>
    </>
  );
}

/** To the event itself, for those who may read the log. */
function EventLink({ eventId }: { readonly eventId: string }) {
  const { words } = useLocale();
  const isAdministrator = useMe().data?.role === 'administrator';
  if (!isAdministrator) return null;
  return (
    <ActionIcon
      component={Link}
      to={`/admin/search?${new URLSearchParams({ event: eventId }).toString()}`}
      variant="subtle"
      color="gray"
      size="sm"
      title={words.foreseen.openEvent}
      aria-label={words.foreseen.openEvent}
    >
      <IconArrowUpRight size={14} aria-hidden />
    </ActionIcon>
  );
}
