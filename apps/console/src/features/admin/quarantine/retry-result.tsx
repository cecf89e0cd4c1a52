import { Alert } from '@mantine/core';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import type { useRetry } from './quarantine-queries.js';

/** What became of the last try. */
export function RetryResult({ retry }: { readonly retry: ReturnType<typeof useRetry> }) {
  const { quarantine: words, app } = useWords();
  const { number } = useFormat();
  return (
    <div role="status">
      {retry.error && <ProblemNote problem={problemOf(retry.error)} />}
      {retry.data && (
        <Alert
          color={retry.data.stillFailing === 0 ? 'green' : 'yellow'}
          variant="light"
          withCloseButton
          closeButtonLabel={app.close}
          onClose={retry.reset}
        >
          {words.result(retry.data.released, number(retry.data.released), number(retry.data.stillFailing))}
        </Alert>
      )}
    </div>
  );
}
