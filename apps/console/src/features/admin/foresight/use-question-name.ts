import { useWords } from '../../../shared/i18n/locale.js';
import { useNamed } from '../model-parts/use-intent-name.js';

/** Names what a shopper may ask in the reader's language; null is nothing at all. */
export const useQuestionName = (): ((intent: string | null) => string) =>
  useNamed(useWords().foresightModels.nothing);
