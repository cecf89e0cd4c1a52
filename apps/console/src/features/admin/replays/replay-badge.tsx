import type { ReplayState } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { StateBadge } from '../../../shared/ui/state-badge.js';

const COLORS: Readonly<Record<ReplayState, string>> = {
  running: 'indigo',
  paused: 'yellow',
  ready: 'green',
  cancelled: 'gray',
  failed: 'red',
  'swapped-in': 'indigo',
  undone: 'gray',
  dropped: 'gray',
};

export function ReplayBadge({ state }: { readonly state: ReplayState }) {
  const { replay } = useWords();
  return (
    <StateBadge color={COLORS[state]} flex="none">
      {replay.states[state]}
    </StateBadge>
  );
}
