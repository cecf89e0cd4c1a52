import { Alert } from '@mantine/core';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import type { useVerify } from './backup-queries.js';

/** Whether the copy agrees with its chain of checksums, or where it does not. */
export function VerifyResult({ verify }: { readonly verify: ReturnType<typeof useVerify> }) {
  const { backups: words } = useWords();
  const { number } = useFormat();
  const { data, error } = verify;
  return (
    <div role="status">
      {error && <ProblemNote problem={problemOf(error)} />}
      {data?.ok === true && (
        <Alert color="green" variant="light">
          {words.verified(number(data.events), data.head)}
        </Alert>
      )}
      {data?.ok === false && (
        <Alert color="red" variant="light" title={words.broken}>
          <ul>
            {data.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          {words.brokenNext}
        </Alert>
      )}
    </div>
  );
}
