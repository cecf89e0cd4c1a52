import { useLocale } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { eventName } from '../../../shared/words/events.js';
import { useOpened } from '../use-opened.js';
import type { Stop } from './stops.js';
import classes from './travel.module.css';

interface MomentLineProps {
  readonly stops: readonly Stop[];
  readonly at: number;
  readonly total: number;
}

/** Which event the handle stands at, with a way to it; of a fixed height. */
export function MomentLine({ stops, at, total }: MomentLineProps) {
  const { words, language } = useLocale();
  const format = useFormat();
  const [, open] = useOpened('event');
  const stop = stops[at];
  const sampled = total !== stops.length - 2;
  if (stop === undefined) return null;
  if (stop.kind !== 'event') {
    return (
      <div className={classes.moment}>
        <b>{stop.kind === 'now' ? words.travel.now : words.travel.before}</b>
        <span className={classes.dim}>{format.moment(new Date(stop.at).toISOString())}</span>
      </div>
    );
  }
  const { moment } = stop;
  return (
    <div className={classes.moment}>
      <button
        type="button"
        className={classes.event}
        title={words.travel.lookAt}
        onClick={() => open(moment.eventId)}
      >
        <span className={classes.dot} aria-hidden />
        <b>{eventName(moment.type, language)}</b>
        {!sampled && (
          <span className={classes.dim}>{words.travel.place(format.number(at), format.number(total))}</span>
        )}
      </button>
      <span className={classes.dim}>{format.moment(moment.at)}</span>
    </div>
  );
}
