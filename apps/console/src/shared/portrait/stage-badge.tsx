import type { LifecycleStage } from '#protocol';
import { Badge } from '@mantine/core';
import { useWords } from '../i18n/locale.js';

/** Colour only for the states that ask for attention; the word always says it. */
export function StageBadge({ stage }: { readonly stage: LifecycleStage }) {
  const { stage: words } = useWords();
  const risky = stage === 'at-risk' || stage === 'lapsed';
  return (
    <Badge
      size="sm"
      variant="light"
      color={risky ? 'orange' : 'gray'}
      c={risky ? 'var(--waiting)' : 'dimmed'}
    >
      {words[stage]}
    </Badge>
  );
}
