import { Skeleton, Stack } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';

export function RowsSkeleton() {
  const { app } = useWords();
  return (
    <Stack gap={0} role="status" aria-label={app.loading}>
      {Array.from({ length: 10 }, (_, row) => (
        <Stack key={row} h={52} px="md" justify="center" style={{ borderBottom: '1px solid var(--line)' }}>
          <Skeleton h={12} w={`${String(45 + ((row * 17) % 40))}%`} />
        </Stack>
      ))}
    </Stack>
  );
}
