import { useFormat } from '../../../shared/i18n/use-format.js';
import classes from './changes.module.css';
import { isTime, shortNumber } from './small.js';

/** Times as the reader writes them, numbers not longer than one can compare; the exact value on pointing. */
export function Scalar({ value }: { readonly value: unknown }) {
  const { moment } = useFormat();
  const exact = JSON.stringify(value);
  const shown = isTime(value) ? moment(value) : typeof value === 'number' ? shortNumber(value) : exact;
  return (
    <span className={classes.value} {...(shown !== exact && { title: exact })}>
      {shown}
    </span>
  );
}
