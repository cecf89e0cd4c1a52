import type { Problem } from '#protocol';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useWords } from '../i18n/locale.js';
import { ProblemNote } from './problem-note.js';

interface ConfirmProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, and what is safe. */
  readonly text: string;
  /** The verb of the button that does it. */
  readonly verb: string;
  readonly back: string;
  readonly danger?: boolean;
  readonly pending: boolean;
  readonly problem: Problem | undefined;
  readonly close: () => void;
  readonly confirm: () => void;
}

/** Asks once more before something that others notice. */
export function Confirm(props: ConfirmProps) {
  const { opened, title, text, verb, back, danger = false, pending, problem, close, confirm } = props;
  const { app } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<b>{title}</b>}
      centered
      closeButtonProps={{ 'aria-label': app.close }}
    >
      <Stack gap="md">
        <Text size="sm">{text}</Text>
        {problem && <ProblemNote problem={problem} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            {back}
          </Button>
          <Button {...(danger && { color: 'red.9' })} loading={pending} onClick={confirm}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
