import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useNow } from '../../shared/time/use-now.js';
import classes from './conversation.module.css';

export function DaySeparator({ start }: { readonly start: number }) {
  const { desk } = useWords();
  const { day } = useFormat();
  const today = new Date(useNow()).setHours(0, 0, 0, 0);
  const yesterday = new Date(today).setDate(new Date(today).getDate() - 1);
  const words = start === today ? desk.today : start === yesterday ? desk.yesterday : day(start);
  return (
    <div role="separator" aria-label={words} className={classes.day}>
      {words}
    </div>
  );
}
