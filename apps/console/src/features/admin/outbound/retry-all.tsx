import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { useRetryAll } from './use-retry-all.js';

interface RetryAllProps {
  readonly name: string;
  readonly target: string;
  /** How many were given up. */
  readonly count: number;
}

/** Everything that was given up for one way out, once more; asked for in parts, so that one can see it go on and stop. */
export function RetryAll({ name, target, count }: RetryAllProps) {
  const { outbound: words } = useWords();
  const { number } = useFormat();
  const [opened, setOpened] = useState(false);
  return (
    <>
      {count > 0 && (
        <Button
          size="xs"
          variant="light"
          aria-label={words.retryAllOf(number(count), name)}
          onClick={() => setOpened(true)}
        >
          {words.retryAll(number(count))}
        </Button>
      )}
      {opened && <Retrying name={name} target={target} count={count} close={() => setOpened(false)} />}
    </>
  );
}

function Retrying({ name, target, count, close }: RetryAllProps & { readonly close: () => void }) {
  const { outbound: words, app } = useWords();
  const { number } = useFormat();
  // While it goes on, fewer and fewer are given up: what it began with is the whole.
  const [whole] = useState(count);
  const { state, asked, seen, problem, start, stop } = useRetryAll(target);
  const leave = (): void => {
    stop();
    close();
  };
  const going = state === 'going';
  return (
    <Modal
      opened
      onClose={leave}
      centered
      title={<b>{words.confirmTitle(number(whole))}</b>}
      closeButtonProps={{ 'aria-label': app.close }}
    >
      <Stack gap="md">
        <Text size="sm">{words.confirmText(name)}</Text>
        {state !== 'asking' && (
          <Progress
            value={(Math.min(seen, whole) / whole) * 100}
            aria-label={words.confirmTitle(number(whole))}
          />
        )}
        <Text size="sm" role="status">
          {going && words.going(number(asked), number(whole))}
          {state === 'done' && words.done(number(asked))}
          {state === 'stopped' && words.stopped(number(asked), number(Math.max(0, whole - seen)))}
        </Text>
        {problem && <ProblemNote problem={problem} />}
        <Group justify="flex-end" gap="xs">
          {state === 'asking' && (
            <Button variant="default" onClick={leave} data-autofocus>
              {words.back}
            </Button>
          )}
          {going && (
            <Button variant="default" onClick={stop}>
              {words.stop}
            </Button>
          )}
          {state === 'asking' ? (
            <Button onClick={() => void start()}>{words.retry}</Button>
          ) : (
            !going && <Button onClick={leave}>{words.close}</Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
