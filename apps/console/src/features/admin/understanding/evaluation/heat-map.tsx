import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useIntentName } from '../../model-parts/use-intent-name.js';
import { type Matrix, moved, type Place } from './confusion.js';
import classes from './evaluation.module.css';
import type { OpenedCell } from './use-cell.js';

interface HeatMapProps {
  readonly label: string;
  readonly matrix: Matrix;
  /** Pixels of a cell's side. */
  readonly size: number;
  readonly at: Place | undefined;
  readonly go: (at: Place) => void;
  readonly open: (cell: OpenedCell) => void;
}

/** Below it the names would not be readable; the line beneath says them. */
const NAMED = 18;
const NAMES = 132;

/** A square of cells under one keyboard focus; the darker, the larger its share of what was asked. */
export function HeatMap({ label, matrix, size, at, go, open }: HeatMapProps) {
  const { understanding: words } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const side = matrix.intents.length * size;
  const margin = size >= NAMED ? NAMES : 0;
  useEffect(() => {
    if (at !== undefined) bringIntoSight(scroller.current, at, size, margin);
  }, [at, size, margin]);
  const enter = (place: Place): void => {
    const [actual, predicted] = [matrix.intents[place.row], matrix.intents[place.column]];
    if (actual !== undefined && predicted !== undefined) open({ actual, predicted });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const place = at ?? { row: 0, column: 0 };
    if (event.key === 'Enter') enter(place);
    const next = moved(event.key, place, matrix.intents.length);
    if (next !== undefined) go(at === undefined ? place : next);
    if (next !== undefined || event.key === 'Enter') event.preventDefault();
  };
  const pointed = (event: MouseEvent<SVGSVGElement>): Place | undefined => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor((event.clientX - box.left - margin) / size);
    const row = Math.floor((event.clientY - box.top - margin) / size);
    const inside = (n: number): boolean => n >= 0 && n < matrix.intents.length;
    return inside(row) && inside(column) ? { row, column } : undefined;
  };
  return (
    <div
      ref={scroller}
      className={classes.heat}
      role="application"
      tabIndex={0}
      aria-label={label}
      aria-description={words.matrixKeys}
      onKeyDown={press}
    >
      <svg
        width={side + margin}
        height={side + margin}
        onMouseMove={(event) => {
          const place = pointed(event);
          if (place && (place.row !== at?.row || place.column !== at.column)) go(place);
        }}
        onClick={(event) => {
          const place = pointed(event);
          if (place) enter(place);
        }}
        aria-hidden
      >
        {margin > 0 && <Names matrix={matrix} size={size} margin={margin} at={at} />}
        <g transform={`translate(${String(margin)} ${String(margin)})`}>
          <rect width={side} height={side} className={classes.ground} />
          <path d={gridPath(matrix.intents.length, size)} className={classes.cellGrid} />
          {matrix.cells.map(({ row, column, share, actual, predicted }) => (
            <rect
              key={`${actual} ${predicted}`}
              x={column * size}
              y={row * size}
              width={size}
              height={size}
              className={row === column ? classes.hit : classes.miss}
              style={{ fillOpacity: 0.18 + 0.82 * Math.sqrt(share) }}
            />
          ))}
          {at && (
            <rect
              x={at.column * size}
              y={at.row * size}
              width={size}
              height={size}
              className={classes.cursor}
            />
          )}
        </g>
      </svg>
    </div>
  );
}

interface NamesProps extends Pick<HeatMapProps, 'matrix' | 'size' | 'at'> {
  readonly margin: number;
}

function Names({ matrix, size, margin, at }: NamesProps) {
  const nameOf = useIntentName();
  return matrix.intents.map((intent, i) => {
    const middle = margin + i * size + size / 2;
    const short = clipped(nameOf(intent));
    return (
      <g key={intent} className={classes.cellName}>
        <text x={margin - 6} y={middle} textAnchor="end" dominantBaseline="central" data-on={at?.row === i}>
          {short}
        </text>
        <text
          transform={`translate(${String(middle)} ${String(margin - 6)}) rotate(-90)`}
          dominantBaseline="central"
          data-on={at?.column === i}
        >
          {short}
        </text>
      </g>
    );
  });
}

const LONGEST = 18;
const clipped = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

function gridPath(intents: number, size: number): string {
  if (size < 12) return '';
  const side = String(intents * size);
  return Array.from({ length: intents + 1 }, (_, i) => {
    const at = String(i * size);
    return `M0 ${at} H${side} M${at} 0 V${side}`;
  }).join(' ');
}

/** Only the map's own box moves, never the page. */
function bringIntoSight(box: HTMLDivElement | null, at: Place, size: number, margin: number): void {
  if (box === null) return;
  const [x, y] = [margin + at.column * size, margin + at.row * size];
  if (x < box.scrollLeft + margin) box.scrollLeft = x - margin;
  else if (x + size > box.scrollLeft + box.clientWidth) box.scrollLeft = x + size - box.clientWidth;
  if (y < box.scrollTop + margin) box.scrollTop = y - margin;
  else if (y + size > box.scrollTop + box.clientHeight) box.scrollTop = y + size - box.clientHeight;
}
