import { Skeleton, Stack } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';

export function TranscriptSkeleton() {
  const { app } = useWords();
  return (
    <Stack gap="md" p="md" role="status" aria-label={app.loading} flex={1}>
      <Skeleton h={24} w="40%" mb="md" />
      {[60, 48, 66, 40].map((width, row) => (
        <Skeleton key={width} h={44} w={`${String(width)}%`} radius="lg" ml={row % 2 === 1 ? 'auto' : 0} />
      ))}
    </Stack>
  );
}
