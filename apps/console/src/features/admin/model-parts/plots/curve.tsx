import { useFormat } from '../../../../shared/i18n/use-format.js';
import classes from '../parts.module.css';
import plot from './plot.module.css';
import { countScale, linePath, place, shareScale } from './scale.js';
import { Dot, XyPlot } from './xy-plot.js';

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

/** One line over the steps of a training, with its last value beside it. */
export function Curve({ name, points, x, share = false }: CurveProps) {
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
