import type { ProjectionStatus } from '#protocol';
import { Alert, Button } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useNow } from '../../shared/time/use-now.js';
import { useOpened } from './use-opened.js';

interface TroubleProps {
  readonly status: Pick<ProjectionStatus, 'state'>;
  readonly error: NonNullable<ProjectionStatus['error']>;
}

/** Why and where a reader of the log stopped, and whether it goes on by itself; or what it got over. */
export function Trouble({ status, error }: TroubleProps) {
  const { adminPage: words } = useWords();
  const [, open] = useOpened('event');
  const stopped = status.state === 'stopped';
  return (
    <Alert
      color={stopped ? 'red' : 'yellow'}
      variant="light"
      w="100%"
      {...(stopped && { title: words.stoppedAt(error.position) })}
    >
      <div>{error.message}</div>
      {error.retryAt !== undefined && <TriedAgain at={error.retryAt} />}
      {error.retryAt === undefined && stopped && <div>{words.stoppedNext}</div>}
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
