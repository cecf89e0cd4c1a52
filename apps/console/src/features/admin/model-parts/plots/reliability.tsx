import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { DataTable } from './data-table.js';
import { PlotFrame } from './plot-frame.js';
import plot from './plot.module.css';
import { Dot, XyPlot } from './xy-plot.js';

const WHOLE = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly promised: number;
  readonly cameTrue: number;
  readonly cases: number;
}

interface ReliabilityProps {
  readonly title: string;
  readonly lead: string;
  /** What a screen reader says beside the title. */
  readonly summary?: string;
  readonly promised: string;
  readonly cameTrue: string;
  readonly cases: string;
  readonly bins: readonly Bin[];
}

/** What was promised against what came true, bin by bin; on the diagonal both agree. */
export function Reliability({ title, lead, summary, promised, cameTrue, cases, bins }: ReliabilityProps) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const filled = bins.filter((bin) => bin.cases > 0);
  const most = Math.max(1, ...filled.map((bin) => bin.cases));
  return (
    <PlotFrame
      title={title}
      lead={lead}
      table={
        <DataTable
          caption={title}
          head={[words.bin, promised, cameTrue, cases]}
          rows={filled.map((bin) => [
            `${format.percent(bin.from)} – ${format.percent(bin.to)}`,
            format.figure(bin.promised),
            format.figure(bin.cameTrue),
            format.number(bin.cases),
          ])}
        />
      }
    >
      <XyPlot
        label={summary === undefined ? title : `${title}. ${summary}`}
        x={{ ...WHOLE, name: promised, say: format.percent }}
        y={{ ...WHOLE, name: cameTrue, say: format.percent }}
        over={filled.map((bin) => (
          <span key={bin.from} title={tip(bin)}>
            <Dot x={bin.promised} y={bin.cameTrue} />
          </span>
        ))}
      >
        <path d="M0 1 L1 0" className={plot.ideal} />
        {filled.map((bin) => (
          <path
            key={bin.from}
            d={bar(bin)}
            className={plot.bars}
            style={{ fillOpacity: 0.35 + 0.65 * (bin.cases / most) }}
          />
        ))}
      </XyPlot>
    </PlotFrame>
  );

  function tip(bin: Bin): string {
    return `${promised} ${format.figure(bin.promised)}, ${cameTrue} ${format.figure(bin.cameTrue)}, ${cases} ${format.number(bin.cases)}`;
  }
}

const GAP = 0.006;

const bar = ({ from, to, cameTrue }: Bin): string =>
  `M${(from + GAP).toFixed(4)} 1 V${(1 - cameTrue).toFixed(4)} H${(to - GAP).toFixed(4)} V1 Z`;
