import type { ReplayState } from '#protocol';
import { Badge } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';

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
  const color = COLORS[state];
  return (
    <Badge
      size="md"
      variant="light"
      color={color}
      flex="none"
      c={`light-dark(var(--mantine-color-${color}-9), var(--mantine-color-${color}-3))`}
    >
      {replay.states[state]}
    </Badge>
  );
}
