import type { ModelView } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { StateBadge } from '../../../shared/ui/state-badge.js';

const COLORS: Readonly<Record<ModelView['state'], string>> = {
  champion: 'indigo',
  former: 'gray',
  candidate: 'green',
};

/** The label is shown whole. */
export const WHOLE = { label: { overflow: 'visible' } };

export function ModelBadge({ state }: { readonly state: ModelView['state'] }) {
  const { understanding } = useWords();
  return (
    <StateBadge color={COLORS[state]} flex="none" styles={WHOLE}>
      {understanding.states[state]}
    </StateBadge>
  );
}
