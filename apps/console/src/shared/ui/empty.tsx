import { Stack, Text, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyProps {
  readonly icon: Icon;
  readonly title: string;
  /** What will appear here, and what makes it appear. */
  readonly text?: string | undefined;
  readonly children?: ReactNode;
}

/** An empty place that teaches. */
export function Empty({ icon: Symbol, title, text, children }: EmptyProps) {
  return (
    <Stack align="center" justify="center" gap="xs" p="lg" ta="center" flex={1} mih={200}>
      <Symbol size={32} stroke={1.4} color="var(--dim)" aria-hidden />
      <Title order={2} size="h3">
        {title}
      </Title>
      {text !== undefined && (
        <Text c="dimmed" maw={340} size="sm">
          {text}
        </Text>
      )}
      {children}
    </Stack>
  );
}
