import { useCallback } from 'react';
import { useLocale } from '../../../shared/i18n/locale.js';
import { intentName } from '../../../shared/words/intents.js';

/** Names intents in the reader's language; null is none of them. */
export function useIntentName(): (intent: string | null) => string {
  const { language, words } = useLocale();
  const { none } = words.understanding;
  return useCallback(
    (intent: string | null) => (intent === null ? none : intentName(intent, language)),
    [language, none],
  );
}
