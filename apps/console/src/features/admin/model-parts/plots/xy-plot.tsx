import type { ReactNode } from 'react';
import classes from './plot.module.css';
import { place, type Scale } from './scale.js';

type Ticked = Scale & { readonly ticks: readonly number[] };

interface XyPlotProps {
  /** What a screen reader says of the whole. */
  readonly label: string;
  readonly x: Ticked & { readonly name: string; readonly say: (value: number) => string };
  readonly y: Ticked & { readonly name: string; readonly say: (value: number) => string };
  /** Paths in a box 1 wide and 1 high, the least values at its lower left. */
  readonly children: ReactNode;
  /** HTML over the drawing: dots, labels, handles. */
  readonly over?: ReactNode;
}

/** Two named axes with ticks; lines stay thin and words upright at every size, as only the paths are stretched. */
export function XyPlot({ label, x, y, children, over }: XyPlotProps) {
  return (
    <div className={classes.plot}>
      <div className={classes.yAxis} aria-hidden>
        <span className={classes.yName}>{y.name}</span>
        {y.ticks.map((tick) => (
          <span key={tick} className={classes.yTick} style={{ bottom: percentOf(place(y, tick)) }}>
            {y.say(tick)}
          </span>
        ))}
      </div>
      <div className={classes.area}>
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" role="img" aria-label={label}>
          {y.ticks.map((tick) => (
            <path key={tick} d={`M0 ${(1 - place(y, tick)).toFixed(4)} H1`} className={classes.grid} />
          ))}
          {children}
          <path d="M0 1 H1" className={classes.zero} />
        </svg>
        {over}
      </div>
      <div className={classes.xAxis} aria-hidden>
        {x.ticks.map((tick) => (
          <span
            key={tick}
            className={classes.xTick}
            data-end={place(x, tick) > 0.97}
            style={{ left: percentOf(place(x, tick)) }}
          >
            {x.say(tick)}
          </span>
        ))}
        <span className={classes.xName}>{x.name}</span>
      </div>
    </div>
  );
}

const percentOf = (share: number): string => `${(share * 100).toFixed(2)}%`;

interface DotProps {
  readonly x: number;
  readonly y: number;
  readonly children?: ReactNode;
  readonly second?: boolean;
}

/** A point on the drawing with its value beside it, on the side where there is more room. */
export function Dot({ x, y, children, second = false }: DotProps) {
  const at = { left: percentOf(x), bottom: percentOf(y) };
  return (
    <>
      <span className={classes.dot} data-second={second} style={at} aria-hidden />
      {children !== undefined && (
        <span className={classes.tag} data-left={x > 0.5} data-low={y > 0.85} style={at} aria-hidden>
          {children}
        </span>
      )}
    </>
  );
}
