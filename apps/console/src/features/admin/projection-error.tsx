import type { ProjectionStatus } from '#protocol';
import { Alert, Button } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useNow } from '../../shared/time/use-now.js';
import { useOpened } from './use-opened.js';

/** Why and where a reader of the log stopped, and whether it goes on by itself. */
export function Stopped({ error }: { readonly error: NonNullable<ProjectionStatus['error']> }) {
  const { adminPage: words } = useWords();
  const [, open] = useOpened('event');
  return (
    <Alert color="red" variant="light" title={words.stoppedAt(error.position)} w="100%">
      <div>{error.message}</div>
      {error.retryAt === undefined ? <div>{words.stoppedNext}</div> : <TriedAgain at={error.retryAt} />}
      {error.eventId !== '' && (
        <Button mt="xs" size="compact-sm" variant="light" color="red" onClick={() => open(error.eventId)}>
          {words.lookAtEvent}
        </Button>
      )}
    </Alert>
  );
}

function TriedAgain({ at }: { readonly at: string }) {
  const { replay: words } = useWords();
  const { span } = useFormat();
  const left = Date.parse(at) - useNow();
  return <div>{left >= 1000 ? words.retryIn(span(left)) : words.retrying}</div>;
}
