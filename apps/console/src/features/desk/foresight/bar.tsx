import classes from './foresight.module.css';

interface BarProps {
  readonly value: number;
  readonly large?: boolean;
}

/** From nothing to certain; beside its number, which is what is read out. */
export const Bar = ({ value, large = false }: BarProps) => (
  <span className={classes.track} data-large={large} aria-hidden>
    <span style={{ width: `${(value * 100).toFixed(1)}%` }} />
  </span>
);
