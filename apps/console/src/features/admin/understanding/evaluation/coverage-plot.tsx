import type { EvaluationView } from '#protocol';
import { Button } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { leapTo } from '../../../../shared/ui/slider-keys.js';
import { DataTable } from '../../model-parts/plots/data-table.js';
import { PlotFrame } from '../../model-parts/plots/plot-frame.js';
import plot from '../../model-parts/plots/plot.module.css';
import { linePath, place, shareScale, valueAt } from '../../model-parts/plots/scale.js';
import { Dot, XyPlot } from '../../model-parts/plots/xy-plot.js';
import { useChooseScope } from '../understanding-queries.js';
import classes from './evaluation.module.css';
import { choosable, type CoveragePoint, pointAt } from './threshold.js';

interface Of {
  readonly evaluation: EvaluationView;
}

/** How many of the answers are right when only the most certain texts are answered; a line chooses how many. */
export function CoveragePlot({ evaluation }: Of) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const points = choosable(evaluation.coverage);
  const inUse = pointAt(points, evaluation.scope.coverage);
  const [chosen, setChosen] = useState<number>();
  const at = chosen ?? inUse;
  const noticed = points.some(({ outOfScopeNoticed }) => outOfScopeNoticed !== undefined);
  return (
    <PlotFrame
      title={words.coverage}
      lead={words.coverageLead}
      table={
        <DataTable
          caption={words.coverage}
          head={[
            words.coverageShare,
            words.rightOfAnswered,
            ...(noticed ? [words.noticed] : []),
            words.threshold,
          ]}
          rows={points
            .toReversed()
            .map((point) => [
              format.figure(point.coverage),
              format.figure(point.accuracy),
              ...(noticed
                ? [point.outOfScopeNoticed === undefined ? '–' : format.figure(point.outOfScopeNoticed)]
                : []),
              format.loss(point.inScope),
            ])}
        />
      }
      foot={
        <Chosen
          version={evaluation.version}
          point={points[at]}
          same={at === inUse}
          used={() => setChosen(undefined)}
        />
      }
    >
      <Curve points={points} at={at} inUse={inUse} go={setChosen} />
    </PlotFrame>
  );
}

interface CurveProps {
  readonly points: readonly CoveragePoint[];
  readonly at: number;
  readonly inUse: number;
  readonly go: (at: number) => void;
}

function Curve({ points, at, inUse, go }: CurveProps) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const held = useRef(false);
  const right = points.map(({ coverage, accuracy }) => ({ x: coverage, y: accuracy }));
  const noticed = points.flatMap(({ coverage, outOfScopeNoticed }) =>
    outOfScopeNoticed === undefined ? [] : [{ x: coverage, y: outOfScopeNoticed }],
  );
  const x = shareScale(right.map((point) => point.x));
  const y = shareScale([...right, ...noticed].map((point) => point.y));
  const point = points[at];
  const follow = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    go(pointAt(points, valueAt(x, (event.clientX - left) / width)));
  };
  const press = (event: KeyboardEvent): void => {
    const next = leapTo(event.key, at, points.length);
    if (next === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    go(next);
  };
  const leftOf = (coverage: number): string => `${(place(x, coverage) * 100).toFixed(2)}%`;
  const used = points[inUse];
  return (
    <XyPlot
      label={words.coverage}
      x={{ ...x, ticks: x.ticks.toReversed(), name: words.coverageShare, say: format.percent }}
      y={{ ...y, name: words.rightOfAnswered, say: format.percent }}
      over={
        point && (
          <div
            className={plot.handleArea}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              held.current = true;
              follow(event);
            }}
            onPointerMove={(event) => held.current && follow(event)}
            onPointerUp={() => (held.current = false)}
            onPointerCancel={() => (held.current = false)}
          >
            {used && <span className={plot.inUse} style={{ left: leftOf(used.coverage) }} />}
            <span
              role="slider"
              tabIndex={0}
              className={plot.handle}
              style={{ left: leftOf(point.coverage) }}
              aria-label={words.threshold}
              aria-description={words.thresholdKeys}
              aria-valuemin={0}
              aria-valuemax={points.length - 1}
              aria-valuenow={at}
              aria-valuetext={words.thresholdAt(format.figure(point.coverage), format.figure(point.accuracy))}
              onKeyDown={press}
            />
            <Dot x={place(x, point.coverage)} y={place(y, point.accuracy)} />
            {point.outOfScopeNoticed !== undefined && (
              <Dot x={place(x, point.coverage)} y={place(y, point.outOfScopeNoticed)} second />
            )}
          </div>
        )
      }
    >
      <path d={linePath(noticed, x, y)} className={plot.second} />
      <path d={linePath(right, x, y)} className={plot.line} />
    </XyPlot>
  );
}

interface ChosenProps {
  readonly version: string;
  readonly point: CoveragePoint | undefined;
  /** It is the one in use. */
  readonly same: boolean;
  readonly used: () => void;
}

/** The trade-off in words, and the button that takes it. */
function Chosen({ version, point, same, used }: ChosenProps) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const choose = useChooseScope(version);
  if (point === undefined) return null;
  const { coverage, accuracy, outOfScopeNoticed } = point;
  return (
    <div className={classes.chosen}>
      <div>
        {words.thresholdAt(format.figure(coverage), format.figure(accuracy))}
        {outOfScopeNoticed !== undefined && words.noticedToo(format.figure(outOfScopeNoticed))}.
        {outOfScopeNoticed !== undefined && (
          <span className={classes.keys} aria-hidden>
            <i data-line="right" /> {words.rightOfAnswered} <i data-line="noticed" /> {words.noticed}
          </span>
        )}
      </div>
      <Button
        size="xs"
        disabled={same}
        loading={choose.isPending}
        onClick={() => choose.mutate(coverage, { onSuccess: used })}
      >
        {same ? words.inUse : words.use}
      </Button>
      {choose.error && <ProblemNote problem={problemOf(choose.error)} />}
    </div>
  );
}
