import { useFormat } from '../../../../shared/i18n/use-format.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { DataTable } from '../../model-parts/plots/data-table.js';
import { PlotFrame } from '../../model-parts/plots/plot-frame.js';
import plot from '../../model-parts/plots/plot.module.css';
import { countScale, linePath, place } from '../../model-parts/plots/scale.js';
import { Dot, XyPlot } from '../../model-parts/plots/xy-plot.js';

export interface Line {
  readonly name: string;
  readonly points: readonly { readonly day: string; readonly value: number | undefined }[];
}

interface DayLinesProps {
  readonly title: string;
  readonly lead: string;
  readonly valueName: string;
  readonly say: (value: number) => string;
  readonly lines: readonly Line[];
  /** A dashed line above which there is something to look at. */
  readonly limit?: number;
}

/** Figures day by day, now at the right edge; each line ends with its name and its last value. */
export function DayLines({ title, lead, valueName, say, lines, limit }: DayLinesProps) {
  const { foresightModels: words } = useWords();
  const format = useFormat();
  const days = lines[0]?.points.map(({ day }) => day) ?? [];
  const last = Math.max(1, days.length - 1);
  const x = { from: 0, to: last, ticks: days.length > 1 ? [0, last] : [0] };
  const values = lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const y = countScale([...values, ...(limit === undefined ? [] : [limit * 1.2])]);
  return (
    <PlotFrame
      title={title}
      lead={lead}
      table={
        <DataTable
          caption={title}
          head={[words.day, ...lines.map(({ name }) => name)]}
          rows={days
            .map((day, i) => [
              format.day(day),
              ...lines.map(({ points }) => {
                const value = points[i]?.value;
                return value === undefined ? '–' : say(value);
              }),
            ])
            .reverse()}
        />
      }
    >
      <XyPlot
        label={`${title}. ${lines.map((line) => `${line.name}: ${lastOf(line, say)}`).join(', ')}`}
        x={{ ...x, name: words.day, say: (at) => format.day(days[at] ?? '') }}
        y={{ ...y, name: valueName, say }}
        over={labelled(lines).map(({ name, points }) => {
          const at = points.findLastIndex(({ value }) => value !== undefined);
          const value = points[at]?.value ?? 0;
          return (
            <Dot key={name} x={place(x, at)} y={place(y, value)}>
              {name}
            </Dot>
          );
        })}
      >
        {limit !== undefined && (
          <path d={`M0 ${(1 - place(y, limit)).toFixed(4)} H1`} className={plot.ideal} />
        )}
        {lines.map(({ name, points }, i) => (
          <path
            key={name}
            d={linePath(
              points.flatMap(({ value }, at) => (value === undefined ? [] : [{ x: at, y: value }])),
              x,
              y,
            )}
            className={i === 1 && lines.length === 2 ? plot.second : plot.line}
            style={{ opacity: lines.length > 2 ? 0.55 : 1 }}
          />
        ))}
      </XyPlot>
    </PlotFrame>
  );
}

/** Names beside more than two lines would lie over one another: only that of the highest then; two that end as one share theirs. */
function labelled(lines: readonly Line[]): readonly Line[] {
  const latest = (line: Line): number => line.points.findLast(({ value }) => value !== undefined)?.value ?? 0;
  const [first, second] = lines;
  if (lines.length === 2 && first && second && latest(first) === latest(second)) {
    return [{ ...first, name: `${first.name} · ${second.name}` }];
  }
  if (lines.length <= 2) return lines;
  return [...lines].sort((a, b) => latest(b) - latest(a)).slice(0, 1);
}

function lastOf({ points }: Line, say: (value: number) => string): string {
  const value = points.findLast((point) => point.value !== undefined)?.value;
  return value === undefined ? '–' : say(value);
}
