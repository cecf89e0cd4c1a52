import type { ProjectionStatus } from '#protocol';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import type { FieldsProps } from './fields-props.js';
import { PointInput } from './point-input.js';
import { emptyForm, requestOf, wrongsOf } from './replay-form.js';
import { useStartReplay } from './replay-queries.js';
import { ScopeInput } from './scope-input.js';
import { WhatIf } from './what-if.js';

interface ReplayDialogProps {
  readonly status: ProjectionStatus;
  readonly close: () => void;
}

/** What to replay, from where to where, and with what changed. Wrong fields are named when it is sent. */
export function ReplayDialog({ status, close }: ReplayDialogProps) {
  const { replay: words, app } = useWords();
  const start = useStartReplay(status.name);
  const [form, setForm] = useState(() => emptyForm());
  const [tried, setTried] = useState(false);
  const wrongs = tried ? wrongsOf(form) : {};
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrongsOf(form)).length === 0) start.mutate(requestOf(form), { onSuccess: close });
  };
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={<b>{words.title(status.name)}</b>}
      closeButtonProps={{ 'aria-label': app.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {words.lead}
          </Text>
          <Fields form={form} wrongs={wrongs} status={status} change={setForm} />
          {start.error && <ProblemNote problem={problemOf(start.error)} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {words.cancelForm}
            </Button>
            <Button type="submit" loading={start.isPending}>
              {words.begin}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Fields(props: FieldsProps) {
  const { form, wrongs, change } = props;
  const { replay: words } = useWords();
  return (
    <>
      <ScopeInput {...props} />
      <PointInput
        label={words.from}
        open={words.points.beginning}
        hint={words.fromHint}
        field={form.from}
        wrong={wrongs.from}
        change={(from) => change({ ...form, from })}
      />
      <PointInput
        label={words.upTo}
        open={words.points.head}
        hint={words.upToHint}
        field={form.upTo}
        wrong={wrongs.upTo}
        change={(upTo) => change({ ...form, upTo })}
      />
      <WhatIf {...props} />
      <TextInput
        label={words.workers}
        description={words.workersHint}
        type="number"
        min={1}
        max={16}
        maw={280}
        value={form.workers}
        error={wrongs.workers && words.wrong[wrongs.workers]}
        onChange={({ currentTarget }) => change({ ...form, workers: currentTarget.value })}
      />
    </>
  );
}
