import { type PointerEvent, useMemo, useRef } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { nearest, needsClock, placesOf, type Spacing, ticksOf } from './axis.js';
import { EventMarks } from './event-marks.js';
import { Handle } from './handle.js';
import type { Stop } from './stops.js';
import classes from './travel.module.css';

interface TimeAxisProps {
  readonly stops: readonly Stop[];
  readonly spacing: Spacing;
  readonly at: number;
  readonly other: number | undefined;
  readonly go: (which: 'at' | 'with', index: number) => void;
}

const TICKS = 4;

/** The history as one line, a dot an event, now at the right edge; a handle travels it, a second one compares. */
export function TimeAxis({ stops, spacing, at, other, go }: TimeAxisProps) {
  const { travel: words } = useWords();
  const places = useMemo(() => placesOf(stops, spacing), [stops, spacing]);
  const held = useRef<'at' | 'with'>(undefined);
  const placeOf = (index: number): number => places[index] ?? 1;
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const place = (event.clientX - left) / width;
    held.current ??=
      other !== undefined && Math.abs(placeOf(other) - place) < Math.abs(placeOf(at) - place) ? 'with' : 'at';
    go(held.current, nearest(places, place));
  };
  const handles = [...(other === undefined ? [] : (['with'] as const)), 'at' as const];
  return (
    <div className={classes.axis}>
      <div
        className={classes.track}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = undefined;
          point(event);
        }}
        onPointerMove={(event) => held.current !== undefined && point(event)}
        onPointerUp={() => (held.current = undefined)}
        onPointerCancel={() => (held.current = undefined)}
      >
        <Travelled from={other === undefined ? 0 : placeOf(other)} to={placeOf(at)} />
        <EventMarks stops={stops} places={places} />
        {handles.map((which) => (
          <Handle
            key={which}
            label={which === 'at' ? words.moment : words.other}
            second={which === 'with'}
            stops={stops}
            at={which === 'at' ? at : (other ?? at)}
            place={which === 'at' ? placeOf(at) : placeOf(other ?? at)}
            go={(index) => go(which, index)}
          />
        ))}
      </div>
      <Ticks stops={stops} places={places} />
    </div>
  );
}

function Travelled({ from, to }: { readonly from: number; readonly to: number }) {
  const [left, right] = from < to ? [from, to] : [to, from];
  return (
    <span
      className={classes.travelled}
      style={{ left: `${(left * 100).toFixed(3)}%`, width: `${((right - left) * 100).toFixed(3)}%` }}
    />
  );
}

function Ticks({ stops, places }: { readonly stops: readonly Stop[]; readonly places: readonly number[] }) {
  const { travel: words } = useWords();
  const format = useFormat();
  const clock = needsClock(stops);
  const say = (at: number): string => {
    const iso = new Date(at).toISOString();
    return clock ? format.clock(iso) : format.day(iso);
  };
  return (
    <div className={classes.ticks} aria-hidden>
      {ticksOf(stops, places, TICKS).map(({ place, at }) => (
        <span key={place}>{place === 1 ? words.now : say(at)}</span>
      ))}
    </div>
  );
}
