import { useFormat } from '../../../shared/i18n/use-format.js';
import classes from './compare.module.css';

interface RightBarProps {
  readonly name: string;
  readonly right: number;
  readonly of: number;
  readonly done?: boolean;
  /** Shown as a share of the whole. */
  readonly percent?: boolean;
}

export function RightBar({ name, right, of, done = false, percent = false }: RightBarProps) {
  const format = useFormat();
  return (
    <div className={classes.rightBar} aria-hidden>
      <span>{name}</span>
      <span className={classes.track}>
        <span data-done={done} style={{ width: `${((right / Math.max(1, of)) * 100).toFixed(1)}%` }} />
      </span>
      <span>{percent ? format.percent(right / of) : format.number(right)}</span>
    </div>
  );
}
