import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { problemOf } from '../../shared/api/problem-error.js';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { ProblemNote } from '../../shared/ui/problem-note.js';

export function LoginProblem({ error }: { readonly error: Error }) {
  const { login: words } = useWords();
  const { span } = useFormat();
  const problem = problemOf(error);
  if (problem.code === 'unauthorised') return <Said>{words.wrong}</Said>;
  if (problem.code === 'rate-limited' && problem.retryAfterSeconds !== undefined) {
    return <Said title={words.waitTitle}>{words.wait(span(problem.retryAfterSeconds * 1000))}</Said>;
  }
  return <ProblemNote problem={problem} />;
}

function Said({ title, children }: { readonly title?: string; readonly children: string }) {
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={title} role="alert">
      {children}
    </Alert>
  );
}
