import { Skeleton, Text } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';

interface LoadingPartsProps {
  /** Those that the real parts have. */
  readonly heights: readonly number[];
  /** Why it may take long. */
  readonly say?: string;
}

export function LoadingParts({ heights, say }: LoadingPartsProps) {
  const { app } = useWords();
  return (
    <div role="status" aria-label={app.loading} style={{ display: 'grid', gap: 24 }}>
      {say !== undefined && (
        <Text size="sm" c="dimmed">
          {say}
        </Text>
      )}
      {heights.map((height, part) => (
        <Skeleton key={part} h={height} />
      ))}
    </div>
  );
}
