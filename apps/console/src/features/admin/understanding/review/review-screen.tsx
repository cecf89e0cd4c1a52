import type { ReviewView } from '#protocol';
import { Text } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { shortVersion } from '../../../../shared/words/short-version.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import { useModels, useReview } from '../understanding-queries.js';
import { Mislabelled } from './mislabelled.js';
import { Overlaps } from './overlaps.js';
import { Suggestions } from './suggestions.js';

const HEIGHTS = [160, 240, 240];

/** What somebody who keeps the examples should look at. */
export function ReviewScreen() {
  const { understanding: words } = useWords();
  const models = useModels();
  if (models.isPending) return <LoadingParts heights={HEIGHTS} />;
  if (models.data === undefined) {
    return <ProblemNote problem={problemOf(models.error)} again={() => void models.refetch()} />;
  }
  return models.data.versions.some(({ state }) => state === 'champion') ? (
    <Review />
  ) : (
    <Empty icon={IconListSearch} title={words.noReviewTitle} text={words.noReview} />
  );
}

function Review() {
  const review = useReview();
  if (review.isPending) return <LoadingParts heights={HEIGHTS} />;
  if (review.data !== undefined) return <Reviewed review={review.data} />;
  return <ProblemNote problem={problemOf(review.error)} again={() => void review.refetch()} />;
}

function Reviewed({ review }: { readonly review: ReviewView }) {
  const { understanding: words } = useWords();
  return (
    <>
      <Text size="sm" c="dimmed">
        {words.reviewOf(shortVersion(review.version))}
      </Text>
      <Suggestions suggestions={review.suggestions} />
      <Overlaps overlaps={review.overlaps} version={review.version} />
      <Mislabelled examples={review.mislabelled} />
    </>
  );
}
