import { memo } from 'react';
import { type Weight, weightOf } from '../../../shared/words/events.js';
import type { Stop } from './stops.js';
import classes from './travel.module.css';

interface EventMarksProps {
  readonly stops: readonly Stop[];
  readonly places: readonly number[];
}

const WEIGHTS: readonly Weight[] = ['plain', 'milestone', 'trouble'];

/** A dot an event, drawn as the round ends of lines without length: three paths, however many events. */
export const EventMarks = memo(function EventMarks({ stops, places }: EventMarksProps) {
  const path = (weight: Weight): string =>
    stops
      .map((stop, index) =>
        stop.kind === 'event' && weightOf(stop.moment.type) === weight
          ? `M${(places[index] ?? 0).toFixed(5)} 0.5h0`
          : '',
      )
      .join('');
  return (
    <svg className={classes.marks} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
      {WEIGHTS.map((weight) => (
        <path key={weight} d={path(weight)} data-weight={weight} />
      ))}
    </svg>
  );
});
