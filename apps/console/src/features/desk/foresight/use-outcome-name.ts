import { useCallback } from 'react';
import { useLocale } from '../../../shared/i18n/locale.js';
import { intentName } from '../../../shared/words/intents.js';

/** How a question, or that there is none, reads beside others. */
export function useOutcomeName(): (intent: string | null) => string {
  const { language, words } = useLocale();
  return useCallback(
    (intent) => (intent === null ? words.foreseen.nothing : intentName(intent, language)),
    [language, words],
  );
}
