import { Skeleton, Stack } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';

/** Rows of the height the real ones have, so that nothing moves when they come. */
export function QueueSkeleton({ height = 88 }: { readonly height?: number }) {
  const { app } = useWords();
  return (
    <Stack gap={0} role="status" aria-label={app.loading}>
      {Array.from({ length: 6 }, (_, row) => (
        <Stack
          key={row}
          h={height}
          px="md"
          justify="center"
          gap={8}
          style={{ borderBottom: '1px solid var(--line)' }}
        >
          <Skeleton h={12} w="55%" />
          <Skeleton h={10} w="80%" />
          <Skeleton h={10} w="40%" />
        </Stack>
      ))}
    </Stack>
  );
}
