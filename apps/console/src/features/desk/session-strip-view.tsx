import type { Journey } from '#protocol';
import { useLocale } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useNow } from '../../shared/time/use-now.js';
import { eventName, weightOf } from '../../shared/words/events.js';
import { useMarkedEvent } from './foresight/marked-event.js';
import { sessionStrip } from './session-strip.js';
import classes from './shopper.module.css';

const VISIT_ENDS_AFTER_MS = 30 * 60_000;

/** The running visit on one line, now at its right edge; a visit that has ended ends at its last event. */
export function SessionStrip({ journey }: { readonly journey: Journey }) {
  const { language, words } = useLocale();
  const format = useFormat();
  const clock = useNow();
  const { marked } = useMarkedEvent();
  const { entries, sessionStartedAt, lastSeen } = journey;
  const ended = clock - Date.parse(lastSeen) > VISIT_ENDS_AFTER_MS;
  const end = ended ? Date.parse(lastSeen) : Math.max(clock, Date.parse(lastSeen));
  const marks = sessionStrip(entries, sessionStartedAt, end);
  if (marks.length === 0) return null;
  const span = format.span(end - Date.parse(sessionStartedAt));
  return (
    <div role="img" aria-label={words.shopper.sessionLabel(format.number(marks.length), span)}>
      <div className={classes.strip}>
        {marks.map(({ eventId, type, at, place }) => (
          <span
            key={eventId}
            className={classes.mark}
            data-weight={weightOf(type)}
            data-marked={marked === eventId}
            style={{ insetInlineStart: `${(place * 100).toFixed(2)}%` }}
            title={`${eventName(type, language)} · ${format.clock(at)}`}
          />
        ))}
      </div>
      <div className={classes.ends}>
        <span>{format.clock(sessionStartedAt)}</span>
        <span>{span}</span>
        <span>{ended ? format.clock(lastSeen) : words.shopper.now}</span>
      </div>
    </div>
  );
}
