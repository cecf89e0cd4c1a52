import type { TrainingView } from '#protocol';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { DataTable } from '../../model-parts/plots/data-table.js';
import { countScale, linePath, place, shareScale } from '../../model-parts/plots/scale.js';
import { Dot, XyPlot } from '../../model-parts/plots/xy-plot.js';
import classes from '../../model-parts/parts.module.css';
import plot from '../../model-parts/plots/plot.module.css';

/** What a tuning has come to so far: its loss, and what it gets right of examples kept from it. */
export function TrainingCurves({ training: { curve, grade } }: { readonly training: TrainingView }) {
  const { understanding: words } = useWords();
  const { number } = useFormat();
  const loss = curve.map((point) => ({ x: point.step, y: point.loss }));
  const accuracy = curve.flatMap(({ step, heldOutAccuracy }) =>
    heldOutAccuracy === undefined ? [] : [{ x: step, y: heldOutAccuracy }],
  );
  if (curve.length < 2) {
    return grade === 'full' ? <p className={classes.dim}>{words.noCurve}</p> : null;
  }
  const x = {
    from: curve[0]?.step ?? 0,
    to: curve.at(-1)?.step ?? 1,
    ticks: [curve[0]?.step ?? 0, curve.at(-1)?.step ?? 1],
    name: words.step,
    say: number,
  };
  return (
    <>
      <div className={classes.pair}>
        <Curve name={words.loss} points={loss} x={x} />
        <Curve name={words.heldOutAccuracy} points={accuracy} x={x} share />
      </div>
      <CurveTable curve={curve} />
    </>
  );
}

/** The numbers behind both, newest first. */
function CurveTable({ curve }: Pick<TrainingView, 'curve'>) {
  const { understanding: words } = useWords();
  const format = useFormat();
  return (
    <details className={classes.behind}>
      <summary>{words.asTable}</summary>
      <div className={classes.behindBox} tabIndex={0} role="region" aria-label={words.curves}>
        <DataTable
          caption={words.curves}
          head={[words.step, words.loss, words.heldOutAccuracy]}
          rows={curve
            .toReversed()
            .map(({ step, loss, heldOutAccuracy }) => [
              format.number(step),
              format.loss(loss),
              heldOutAccuracy === undefined ? '–' : format.figure(heldOutAccuracy),
            ])}
        />
      </div>
    </details>
  );
}

interface CurveProps {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly x: {
    readonly from: number;
    readonly to: number;
    readonly ticks: readonly number[];
    readonly name: string;
    readonly say: (value: number) => string;
  };
  readonly share?: boolean;
}

function Curve({ name, points, x, share = false }: CurveProps) {
  const format = useFormat();
  const values = points.map(({ y }) => y);
  const y = share ? shareScale(values) : countScale(values);
  const last = points.at(-1);
  const say = share ? format.figure : format.loss;
  return (
    <div className={classes.curves}>
      <XyPlot
        label={last === undefined ? name : `${name}: ${say(last.y)}`}
        x={x}
        y={{ ...y, name, say: share ? format.percent : format.loss }}
        over={
          last && (
            <Dot x={place(x, last.x)} y={place(y, last.y)}>
              {say(last.y)}
            </Dot>
          )
        }
      >
        <path d={linePath(points, x, y)} className={plot.line} />
      </XyPlot>
    </div>
  );
}
