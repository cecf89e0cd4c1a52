import type { PolicyView } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { StateBadge } from '../../../shared/ui/state-badge.js';

const COLORS: Readonly<Record<PolicyView['state'], string>> = {
  draft: 'yellow',
  enabled: 'green',
  disabled: 'gray',
};

export function PolicyState({ state }: Pick<PolicyView, 'state'>) {
  const { policies } = useWords();
  return <StateBadge color={COLORS[state]}>{policies.states[state]}</StateBadge>;
}
