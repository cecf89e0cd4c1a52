import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import classes from './compare.module.css';

/** Whether a candidate may be promoted, and why, in one line. */
export function GateSentence({ passed, reason }: { readonly passed: boolean; readonly reason: string }) {
  const { understanding: words } = useWords();
  const Sign = passed ? IconCircleCheck : IconCircleX;
  return (
    <p className={classes.verdict} data-passed={passed}>
      <Sign size={20} stroke={1.8} aria-hidden />
      <b>{passed ? words.passed : words.notPassed}</b>
      <span>{reason}</span>
    </p>
  );
}
