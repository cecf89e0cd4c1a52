import type { ModelView } from '#protocol';
import { Badge } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';

const COLORS: Readonly<Record<ModelView['state'], string>> = {
  champion: 'indigo',
  former: 'gray',
  candidate: 'green',
};

export function ModelBadge({ state }: { readonly state: ModelView['state'] }) {
  const { understanding } = useWords();
  return <StateBadge color={COLORS[state]}>{understanding.states[state]}</StateBadge>;
}

/** Dark enough to be read on its own tint, in light and in dark. */
export function StateBadge({ color, children }: { readonly color: string; readonly children: string }) {
  return (
    <Badge
      size="md"
      variant="light"
      color={color}
      flex="none"
      styles={{ label: { overflow: 'visible' } }}
      c={`light-dark(var(--mantine-color-${color}-9), var(--mantine-color-${color}-3))`}
    >
      {children}
    </Badge>
  );
}
