import type { Band } from '#protocol';
import { useWords } from '../i18n/locale.js';
import { useFormat } from '../i18n/use-format.js';
import classes from './probability.module.css';

interface ProbabilityProps {
  readonly value: number;
  readonly band?: Band | undefined;
}

/** A number and a bar, and the band's word where there is one: never a colour alone. */
export function Probability({ value, band }: ProbabilityProps) {
  const { band: words } = useWords();
  const { percent } = useFormat();
  return (
    <span className={classes.probability}>
      <span className={classes.track} aria-hidden>
        <span className={classes.fill} style={{ width: `${String(Math.round(value * 100))}%` }} />
      </span>
      <span className={classes.number}>{percent(value)}</span>
      {band && <span className={classes.band}>{words[band]}</span>}
    </span>
  );
}
