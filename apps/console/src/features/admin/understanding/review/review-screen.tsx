import type { ReviewView } from '#protocol';
import { Text } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { shortVersion } from '../../../../shared/words/short-version.js';
import { LoadingParts } from '../loading-parts.js';
import { useReview } from '../understanding-queries.js';
import { Mislabelled } from './mislabelled.js';
import { Overlaps } from './overlaps.js';
import { Suggestions } from './suggestions.js';

/** What somebody who keeps the examples should look at. */
export function ReviewScreen() {
  const { understanding: words } = useWords();
  const review = useReview();
  if (review.isPending) return <LoadingParts heights={[160, 240, 240]} />;
  if (review.data !== undefined) return <Reviewed review={review.data} />;
  const problem = problemOf(review.error);
  return problem.code === 'not-found' ? (
    <Empty icon={IconListSearch} title={words.noEvaluationTitle} text={words.noEvaluation} />
  ) : (
    <ProblemNote problem={problem} again={() => void review.refetch()} />
  );
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
