import type { ConversationStatus } from '#protocol';
import { Badge } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';

interface StatusBadgeProps {
  readonly status: ConversationStatus;
  /** More exact words, where they are known: with whom. */
  readonly children?: string | undefined;
}

export function StatusBadge({ status, children }: StatusBadgeProps) {
  const { desk } = useWords();
  const [color, ink] = LOOKS[status];
  return (
    <Badge size="sm" variant="light" color={color} c={ink} style={{ flex: 'none' }}>
      {children ?? desk.status[status]}
    </Badge>
  );
}

const LOOKS: Readonly<Record<ConversationStatus, readonly [string, string]>> = {
  assistant: ['indigo', 'light-dark(var(--mantine-color-indigo-9), var(--mantine-color-indigo-3))'],
  waiting: ['orange', 'var(--waiting)'],
  agent: ['green', 'light-dark(#1b6330, var(--mantine-color-green-3))'],
  resolved: ['gray', 'dimmed'],
};
