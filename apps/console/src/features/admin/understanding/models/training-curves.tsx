import type { TrainingView } from '#protocol';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { DataTable } from '../../model-parts/plots/data-table.js';
import { Curve } from '../../model-parts/plots/curve.js';
import classes from '../../model-parts/parts.module.css';

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
