import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { shortVersion } from '../../../../shared/words/short-version.js';
import { GateVerdict } from '../compare/gate-verdict.js';
import { useGate, usePromote } from '../understanding-queries.js';

interface PromoteButtonProps {
  readonly version: string;
  readonly size: 'sm' | 'compact-xs';
}

/** Asks once more, with what the gate says. */
export function PromoteButton({ version, size }: PromoteButtonProps) {
  const { understanding: words, app } = useWords();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button size={size} variant={size === 'sm' ? 'filled' : 'light'} onClick={() => setOpened(true)}>
        {words.promote}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={<b>{words.promoteTitle(shortVersion(version))}</b>}
        size="lg"
        centered
        closeButtonProps={{ 'aria-label': app.close }}
      >
        <Promotion version={version} close={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function Promotion({ version, close }: { readonly version: string; readonly close: () => void }) {
  const { understanding: words, app } = useWords();
  const gate = useGate(version);
  const promote = usePromote();
  return (
    <Stack gap="md">
      <Text size="sm">{words.promoteText}</Text>
      {gate.isPending && <Skeleton h={128} role="status" aria-label={app.loading} />}
      {gate.isError && <ProblemNote problem={problemOf(gate.error)} again={() => void gate.refetch()} />}
      {gate.data && <GateVerdict gate={gate.data} />}
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
