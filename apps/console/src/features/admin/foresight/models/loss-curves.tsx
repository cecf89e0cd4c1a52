import type { ForesightTrainingView } from '#protocol';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import parts from '../../model-parts/parts.module.css';
import { Curve } from '../../model-parts/plots/curve.js';
import { DataTable } from '../../model-parts/plots/data-table.js';

/** The loss of what it learns from, and of what is kept from it: apart from each other, it learns by heart. */
export function LossCurves({ curve }: Pick<ForesightTrainingView, 'curve'>) {
  const { foresightModels: words, understanding } = useWords();
  const format = useFormat();
  if (curve.length < 2) return <p className={parts.dim}>{words.noCurve}</p>;
  const ends = [curve[0]?.epoch ?? 0, curve.at(-1)?.epoch ?? 1] as const;
  const x = { from: ends[0], to: ends[1], ticks: ends, name: words.epochName, say: format.number };
  const validation = curve.flatMap(({ epoch, validationLoss }) =>
    validationLoss === undefined ? [] : [{ x: epoch, y: validationLoss }],
  );
  return (
    <>
      <div className={parts.pair}>
        <Curve name={words.loss} points={curve.map(({ epoch, loss }) => ({ x: epoch, y: loss }))} x={x} />
        <Curve name={words.validationLoss} points={validation} x={x} />
      </div>
      <details className={parts.behind}>
        <summary>{understanding.asTable}</summary>
        <div className={parts.behindBox} tabIndex={0} role="region" aria-label={words.curves}>
          <DataTable
            caption={words.curves}
            head={[words.epochName, words.loss, words.validationLoss]}
            rows={curve
              .toReversed()
              .map(({ epoch, loss, validationLoss }) => [
                format.number(epoch),
                format.loss(loss),
                validationLoss === undefined ? '–' : format.loss(validationLoss),
              ])}
          />
        </div>
      </details>
    </>
  );
}
