import type { EvaluationView } from '#protocol';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { DataTable } from '../../model-parts/plots/data-table.js';
import { PlotFrame } from '../../model-parts/plots/plot-frame.js';
import plot from '../../model-parts/plots/plot.module.css';
import { Dot, XyPlot } from '../../model-parts/plots/xy-plot.js';

const WHOLE = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };

/** What was promised against what came true, bin by bin; on the diagonal both agree. */
export function ReliabilityPlot({ evaluation }: { readonly evaluation: EvaluationView }) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const bins = evaluation.reliability.filter(({ texts }) => texts > 0);
  const most = Math.max(1, ...bins.map(({ texts }) => texts));
  return (
    <PlotFrame
      title={words.reliability}
      lead={words.reliabilityLead}
      table={
        <DataTable
          caption={words.reliability}
          head={[words.bin, words.promised, words.cameTrue, words.count]}
          rows={bins.map(({ from, to, probability, accuracy, texts }) => [
            `${format.percent(from)} – ${format.percent(to)}`,
            format.figure(probability),
            format.figure(accuracy),
            format.number(texts),
          ])}
        />
      }
    >
      <XyPlot
        label={`${words.reliability}. ${words.ece}: ${format.figure(evaluation.ece)}`}
        x={{ ...WHOLE, name: words.promised, say: format.percent }}
        y={{ ...WHOLE, name: words.cameTrue, say: format.percent }}
        over={bins.map(({ from, probability, accuracy, texts }) => (
          <span key={from} title={tip(texts, probability, accuracy)}>
            <Dot x={probability} y={accuracy} />
          </span>
        ))}
      >
        <path d="M0 1 L1 0" className={plot.ideal} />
        {bins.map(({ from, to, accuracy, texts }) => (
          <path
            key={from}
            d={bar(from, to, accuracy)}
            className={plot.bars}
            style={{ fillOpacity: 0.35 + 0.65 * (texts / most) }}
          />
        ))}
      </XyPlot>
    </PlotFrame>
  );

  function tip(texts: number, probability: number, accuracy: number): string {
    return `${words.promised} ${format.figure(probability)}, ${words.cameTrue} ${format.figure(accuracy)}, ${words.texts(texts, format.number(texts))}`;
  }
}

const GAP = 0.006;

const bar = (from: number, to: number, height: number): string =>
  `M${(from + GAP).toFixed(4)} 1 V${(1 - height).toFixed(4)} H${(to - GAP).toFixed(4)} V1 Z`;
