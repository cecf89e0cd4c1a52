import type { RateSample } from '#protocol';
import { type PointerEvent, useState } from 'react';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import classes from './rate-chart.module.css';
import { indexAt, placeOf, scaleTop, SPAN } from './rate-scale.js';

/** The area itself: zero line, labelled lines, now at the right edge; pointing at a second tells it. */
export function RateArea({ rate: all }: { readonly rate: readonly RateSample[] }) {
  const { adminPage: words } = useWords();
  const { number } = useFormat();
  const [at, setAt] = useState<number>();
  const rate = all.slice(-SPAN);
  const top = scaleTop(rate);
  const points = rate.map(
    ({ events }, i) => `${placeOf(i, rate).toFixed(4)} ${(1 - events / top).toFixed(4)}`,
  );
  const line = points.join(' L');
  const peak = Math.max(0, ...rate.map(({ events }) => events));
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setAt(indexAt((event.clientX - left) / width, rate));
  };
  return (
    <div
      className={classes.chart}
      role="img"
      aria-label={`${words.perSecond}, ${words.lastSeconds}, ${words.peak(number(peak))}`}
    >
      <div className={classes.scale} aria-hidden>
        {[top, top / 2, 0].map((value) => (
          <span key={value}>{number(value)}</span>
        ))}
      </div>
      <div className={classes.plot} onPointerMove={point} onPointerLeave={() => setAt(undefined)}>
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
          <path d="M0 0.5 H1" className={classes.grid} />
          <path d="M0 0 H1" className={classes.grid} />
          {points.length > 0 && (
            <path d={`M${placeOf(0, rate).toFixed(4)} 1 L${line} L1 1 Z`} className={classes.area} />
          )}
          {points.length > 0 && <path d={`M${line}`} className={classes.line} />}
          <path d="M0 1 H1" className={classes.zero} />
        </svg>
        <Pointed rate={rate} at={at ?? rate.length - 1} top={top} exact={at !== undefined} />
      </div>
      <div className={classes.times} aria-hidden>
        <span>{words.secondsAgo(number(SPAN))}</span>
        <span>{words.secondsAgo(number(SPAN / 2))}</span>
        <span>{words.now}</span>
      </div>
    </div>
  );
}

interface PointedProps {
  readonly rate: readonly RateSample[];
  readonly at: number;
  readonly top: number;
  /** Pointed at, rather than simply the newest. */
  readonly exact: boolean;
}

function Pointed({ rate, at, top, exact }: PointedProps) {
  const { adminPage: words } = useWords();
  const { number, seconds } = useFormat();
  const sample = rate[at];
  if (sample === undefined) return null;
  const x = placeOf(at, rate);
  const place = { left: `${(x * 100).toFixed(2)}%`, top: `${((1 - sample.events / top) * 100).toFixed(2)}%` };
  return (
    <>
      {exact && <span className={classes.cross} style={{ left: place.left }} />}
      <span className={classes.dot} style={place} />
      <span className={classes.tag} data-left={x > 0.7} style={place}>
        {number(sample.events)}
        {words.perSecondShort}
        {exact && ` · ${seconds(sample.at)}`}
      </span>
    </>
  );
}
