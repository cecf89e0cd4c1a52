import type { TrainingView } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { StateBadge } from '../../../shared/ui/state-badge.js';
import { WHOLE } from './model-badge.js';

const COLORS: Readonly<Record<TrainingView['state'], string>> = {
  waiting: 'yellow',
  running: 'indigo',
  done: 'green',
  cancelled: 'gray',
  failed: 'red',
};

export function TrainingBadge({ state }: { readonly state: TrainingView['state'] }) {
  const { understanding } = useWords();
  return (
    <StateBadge color={COLORS[state]} flex="none" styles={WHOLE}>
      {understanding.trainingStates[state]}
    </StateBadge>
  );
}
