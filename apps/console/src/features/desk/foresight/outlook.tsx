import type { ForesightView } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Bar } from './bar.js';
import classes from './foresight.module.css';

const DAYS = 7;

/** Three small meters; before anything is known they stand there empty. */
export function Outlook({ foresight }: { readonly foresight: ForesightView | undefined }) {
  const { foreseen } = useWords();
  const { number } = useFormat();
  return (
    <div className={classes.outlook} role="group" aria-label={foreseen.outlook}>
      <Meter label={foreseen.purchase} value={foresight?.purchase} />
      <Meter label={foreseen.leave} value={foresight?.leave} />
      <Meter label={foreseen.comeBack(number(foresight?.comeBackDays ?? DAYS))} value={foresight?.comeBack} />
    </div>
  );
}

function Meter({ label, value }: { readonly label: string; readonly value: number | undefined }) {
  const { foreseen } = useWords();
  const { percent } = useFormat();
  return (
    <div>
      <span className={classes.label}>{label}</span>
      <b aria-label={value === undefined ? foreseen.unknown : undefined}>
        {value === undefined ? '–' : percent(value)}
      </b>
      <Bar value={value ?? 0} />
    </div>
  );
}
