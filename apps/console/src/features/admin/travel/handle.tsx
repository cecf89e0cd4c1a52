import type { KeyboardEvent } from 'react';
import { useLocale } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { eventName } from '../../../shared/words/events.js';
import { moved, type Stop } from './stops.js';
import classes from './travel.module.css';

interface HandleProps {
  readonly label: string;
  readonly second: boolean;
  readonly stops: readonly Stop[];
  readonly at: number;
  readonly place: number;
  readonly go: (index: number) => void;
}

/** A slider's handle (WAI-ARIA): its value is the stop, said as the event and its time. */
export function Handle({ label, second, stops, at, place, go }: HandleProps) {
  const { words, language } = useLocale();
  const format = useFormat();
  const stop = stops[at];
  const press = (event: KeyboardEvent): void => {
    const next = moved(event.key, at, stops);
    if (next === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    go(next);
  };
  const named =
    stop?.kind === 'event'
      ? eventName(stop.moment.type, language)
      : stop?.kind === 'before'
        ? words.travel.before
        : words.travel.now;
  const when = stop === undefined ? '' : format.moment(new Date(stop.at).toISOString());
  return (
    <span
      role="slider"
      tabIndex={0}
      className={classes.handle}
      data-second={second}
      style={{ left: `${(place * 100).toFixed(3)}%` }}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={stops.length - 1}
      aria-valuenow={at}
      aria-valuetext={`${named}, ${when}`}
      aria-description={words.travel.keys}
      onKeyDown={press}
    />
  );
}
