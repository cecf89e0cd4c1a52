import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useLocale } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { eventName } from '../../../shared/words/events.js';
import type { Line } from './causes.js';
import classes from './search.module.css';

interface CauseLineProps {
  readonly line: Line;
  /** When the first of all happened. */
  readonly start: string | undefined;
  readonly reachable: boolean;
  /** It has come to be the one that keys go on from. */
  readonly reach: () => void;
  readonly look: () => void;
  readonly fold: () => void;
}

export function CauseLine({ line, start, reachable, reach, look, fold }: CauseLineProps) {
  const { words, language } = useLocale();
  const { moment } = useFormat();
  const { event } = line.node;
  const { occurredAt, actor } = event.metadata;
  const press = (key: KeyboardEvent): void => {
    if (key.key !== 'Enter' && key.key !== ' ') return;
    key.preventDefault();
    look();
  };
  const Chevron = line.open === true ? IconChevronDown : IconChevronRight;
  return (
    <div
      role="treeitem"
      className={classes.cause}
      style={{ paddingInlineStart: 8 + (line.level - 1) * 20 }}
      tabIndex={reachable ? 0 : -1}
      data-id={event.id}
      aria-level={line.level}
      aria-posinset={line.place}
      aria-setsize={line.siblings}
      aria-selected={false}
      {...(line.open !== undefined && { 'aria-expanded': line.open })}
      onFocus={reach}
      onClick={look}
      onKeyDown={press}
    >
      <span
        className={classes.fold}
        aria-hidden
        onClick={(click) => {
          click.stopPropagation();
          if (line.open === undefined) look();
          else fold();
        }}
      >
        {line.open === undefined ? <span className={classes.dot} /> : <Chevron size={16} />}
      </span>
      <span className={classes.what}>
        <b>{event.type}</b> <span className={classes.dim}>{eventName(event.type, language)}</span>
      </span>
      <time dateTime={occurredAt} className={classes.dim} title={moment(occurredAt)}>
        {start === occurredAt ? moment(occurredAt) : words.search.later(laterBy(start, occurredAt))}
      </time>
      <span className={`${classes.dim ?? ''} ${classes.stream ?? ''}`}>
        {event.stream} · {words.adminPage.actors[actor.kind] ?? actor.kind}
      </span>
    </div>
  );
}

/** Machines answer within milliseconds, so spans are told to the millisecond below ten seconds. */
function laterBy(start: string | undefined, at: string): string {
  const span = Date.parse(at) - Date.parse(start ?? at);
  return span < 10_000 ? `${String(Math.max(0, span))} ms` : `${String(Math.round(span / 1000))} s`;
}
