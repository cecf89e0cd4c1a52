import { useCallback } from 'react';
import { useLocale } from '../../../shared/i18n/locale.js';
import { intentName } from '../../../shared/words/intents.js';

/** Names what a shopper may ask in the reader's language; null is nothing at all. */
export function useQuestionName(): (intent: string | null) => string {
  const { language, words } = useLocale();
  const { nothing } = words.foresightModels;
  return useCallback(
    (intent: string | null) => (intent === null ? nothing : intentName(intent, language)),
    [language, nothing],
  );
}
