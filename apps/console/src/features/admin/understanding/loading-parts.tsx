import { Skeleton } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';

/** Of the heights that the real parts have. */
export function LoadingParts({ heights }: { readonly heights: readonly number[] }) {
  const { app } = useWords();
  return (
    <div role="status" aria-label={app.loading} style={{ display: 'grid', gap: 24 }}>
      {heights.map((height, part) => (
        <Skeleton key={part} h={height} />
      ))}
    </div>
  );
}
