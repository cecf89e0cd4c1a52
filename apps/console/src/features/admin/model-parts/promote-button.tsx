import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { shortVersion } from '../../../shared/words/short-version.js';

interface PromoteButtonProps {
  readonly version: string;
  readonly size: 'sm' | 'compact-xs';
  /** The question with what the gate says; asked for when it is opened. */
  readonly children: (close: () => void) => ReactNode;
}

/** Asks once more, with what the gate says. */
export function PromoteButton({ version, size, children }: PromoteButtonProps) {
  const { understanding: words, app } = useWords();
  const [opened, setOpened] = useState(false);
  const close = (): void => setOpened(false);
  return (
    <>
      <Button size={size} variant={size === 'sm' ? 'filled' : 'light'} onClick={() => setOpened(true)}>
        {words.promote}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={<b>{words.promoteTitle(shortVersion(version))}</b>}
        size="lg"
        centered
        closeButtonProps={{ 'aria-label': app.close }}
      >
        {children(close)}
      </Modal>
    </>
  );
}

interface PromotionProps<Gate extends { readonly passed: boolean }> {
  readonly version: string;
  /** What follows from it. */
  readonly text: string;
  readonly gate: {
    readonly isPending: boolean;
    readonly isError: boolean;
    readonly error: Error | null;
    readonly data: Gate | undefined;
    readonly refetch: () => unknown;
  };
  readonly verdict: (gate: Gate) => ReactNode;
  readonly promote: {
    readonly isPending: boolean;
    readonly error: Error | null;
    readonly mutate: (version: string, options: { readonly onSuccess: () => void }) => void;
  };
  readonly close: () => void;
}

export function Promotion<Gate extends { readonly passed: boolean }>({
  version,
  text,
  gate,
  verdict,
  promote,
  close,
}: PromotionProps<Gate>) {
  const { understanding: words, app } = useWords();
  return (
    <Stack gap="md">
      <Text size="sm">{text}</Text>
      {gate.isPending && <Skeleton h={128} role="status" aria-label={app.loading} />}
      {gate.isError && <ProblemNote problem={problemOf(gate.error)} again={() => void gate.refetch()} />}
      {gate.data && verdict(gate.data)}
      {promote.error && <ProblemNote problem={problemOf(promote.error)} title={words.refused} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close} data-autofocus>
          {words.back}
        </Button>
        <Button
          disabled={gate.data?.passed !== true}
          loading={promote.isPending}
          onClick={() => promote.mutate(version, { onSuccess: close })}
        >
          {words.promoteDo}
        </Button>
      </Group>
    </Stack>
  );
}
