import type { TrainingView } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';

/** Who asks for the first training of all: nobody but the house itself. */
const ITSELF = 'understanding';

/** Says who started a training, and when. */
export function useStartOf(): (training: Pick<TrainingView, 'startedBy' | 'startedAt'>) => string {
  const { understanding: words } = useWords();
  const { moment } = useFormat();
  return ({ startedBy, startedAt }) =>
    startedBy === ITSELF
      ? words.startedByItself(moment(startedAt))
      : words.startedBy(startedBy, moment(startedAt));
}
