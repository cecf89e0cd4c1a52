import { useCallback } from 'react';
import { useLocale, useWords } from '../../../shared/i18n/locale.js';
import { intentName } from '../../../shared/words/intents.js';

/** Names intents in the reader's language. @param none the name of null */
export function useNamed(none: string): (intent: string | null) => string {
  const { language } = useLocale();
  return useCallback(
    (intent: string | null) => (intent === null ? none : intentName(intent, language)),
    [language, none],
  );
}

/** Names intents in the reader's language; null is none of them. */
export const useIntentName = (): ((intent: string | null) => string) =>
  useNamed(useWords().understanding.none);
