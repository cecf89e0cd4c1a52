import type { Problem } from '#protocol';
import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from '../i18n/locale.js';

interface ProblemNoteProps {
  readonly problem: Problem;
  readonly again?: (() => void) | undefined;
  /** What happened, where the kind of problem alone would say too little. */
  readonly title?: string;
}

/** What happened, in the reader's language; then the server's own words; then what to do. */
export function ProblemNote({ problem, again, title }: ProblemNoteProps) {
  const { problem: words, app } = useWords();
  const detail = problem.message === '' && problem.code === 'unavailable' ? words.offline : problem.message;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={title ?? words[problem.code]}
      role="alert"
    >
      <Text size="sm">{detail}</Text>
      {problem.issues?.map((issue) => (
        <Text size="sm" key={issue.path}>
          {issue.path}: {issue.message}
        </Text>
      ))}
      {problem.correlationId !== undefined && (
        <Text size="xs" c="dimmed">
          {words.number(problem.correlationId)}
        </Text>
      )}
      {again && (
        <Button mt="xs" size="compact-sm" variant="light" color="red" onClick={again}>
          {app.retry}
        </Button>
      )}
    </Alert>
  );
}
