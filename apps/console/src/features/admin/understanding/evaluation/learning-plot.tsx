import type { EvaluationView } from '#protocol';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { DataTable } from '../../model-parts/plots/data-table.js';
import { PlotFrame } from '../../model-parts/plots/plot-frame.js';
import plot from '../../model-parts/plots/plot.module.css';
import { countScale, linePath, place, shareScale } from '../../model-parts/plots/scale.js';
import { Dot, XyPlot } from '../../model-parts/plots/xy-plot.js';
import { Missing } from '../../model-parts/missing.js';

/** Accuracy by how many examples were learnt from: whether more would help. */
export function LearningPlot({ evaluation: { learning } }: { readonly evaluation: EvaluationView }) {
  const { understanding: words } = useWords();
  const format = useFormat();
  if (learning.length === 0) return <Missing title={words.learning} text={words.noLearning} />;
  const points = [...learning]
    .sort((a, b) => a.examples - b.examples)
    .map(({ examples, accuracy }) => ({ x: examples, y: accuracy }));
  const x = countScale(points.map((point) => point.x));
  const y = shareScale(points.map((point) => point.y));
  return (
    <PlotFrame
      title={words.learning}
      lead={words.learningLead}
      table={
        <DataTable
          caption={words.learning}
          head={[words.examples, words.accuracy]}
          rows={points.map((point) => [format.number(point.x), format.figure(point.y)])}
        />
      }
    >
      <XyPlot
        label={words.learning}
        x={{ ...x, name: words.examples, say: format.number }}
        y={{ ...y, name: words.accuracy, say: format.percent }}
        over={points.map((point) => (
          <Dot key={point.x} x={place(x, point.x)} y={place(y, point.y)}>
            {format.figure(point.y)}
          </Dot>
        ))}
      >
        <path d={linePath(points, x, y)} className={plot.line} />
      </XyPlot>
    </PlotFrame>
  );
}
