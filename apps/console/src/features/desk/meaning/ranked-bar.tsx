import { useLocale } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { intentName } from '../../../shared/words/intents.js';
import classes from './meaning.module.css';

interface RankedBarProps {
  readonly intent: string;
  readonly probability: number;
}

/** Name, a bar from zero to one over the whole width, number: bars under each other can be compared. */
export function RankedBar({ intent, probability }: RankedBarProps) {
  const { language } = useLocale();
  const { percent } = useFormat();
  return (
    <span className={classes.bar}>
      <span className={classes.barName}>{intentName(intent, language)}</span>
      <span className={classes.barNumber}>{percent(probability)}</span>
      <span className={classes.track} aria-hidden>
        <span style={{ width: `${(probability * 100).toFixed(1)}%` }} />
      </span>
    </span>
  );
}
