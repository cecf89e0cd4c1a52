import type { PolicyView } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';

/** Whether what would be enabled was rehearsed, and what came of it. */
export function useRehearsedWords({ rehearsed }: Pick<PolicyView, 'rehearsed'>): string {
  const { policies: words, understanding } = useWords();
  const { number, day } = useFormat();
  if (!rehearsed) return words.neverRehearsed;
  const { at, days, isNewest, interrupted, shoppers } = rehearsed;
  return isNewest
    ? words.wasRehearsed(day(at), understanding.lastDays(days), number(interrupted), number(shoppers))
    : words.changedSince(day(at));
}
