import type { ForesightModelsView, TrainingGrade } from '#protocol';
import { Button, Group, SegmentedControl, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { Figures } from '../../model-parts/figures.js';
import parts from '../../model-parts/parts.module.css';
import { useTrainForesight } from '../foresight-queries.js';

interface LogSectionProps extends Pick<ForesightModelsView, 'log' | 'device'> {
  /** A training is under way. */
  readonly busy: boolean;
}

/** What a training would learn from now, and the way to begin one. */
export function LogSection({ log, device, busy }: LogSectionProps) {
  const { foresightModels: words } = useWords();
  const format = useFormat();
  return (
    <section className={parts.section} aria-label={words.learnsFrom}>
      <header>
        <Title order={2}>{words.learnsFrom}</Title>
        <Text size="sm" c="dimmed">
          {words.learnsFromLead}
        </Text>
      </header>
      <Figures
        rows={[
          { name: words.logEvents, value: format.number(log.events) },
          { name: words.logShoppers, value: format.number(log.shoppers) },
          { name: words.logQuestions, value: format.number(log.questions) },
          log.from === undefined ? undefined : { name: words.since, value: format.day(log.from) },
        ]}
      />
      <Train head={log.head} device={`${device.name} (${device.trainer})`} busy={busy} />
    </section>
  );
}

interface TrainProps {
  readonly head: string;
  readonly device: string;
  readonly busy: boolean;
}

function Train({ head, device, busy }: TrainProps) {
  const { foresightModels: words, understanding } = useWords();
  const [grade, setGrade] = useState<TrainingGrade>('fast');
  const [upTo, setUpTo] = useState('');
  const train = useTrainForesight();
  const wrong = upTo !== '' && !isPosition(upTo, head);
  return (
    <>
      <TextInput
        label={words.upTo}
        description={words.upToHint(head)}
        error={wrong && words.upToWrong(head)}
        inputMode="numeric"
        w={280}
        maw="100%"
        value={upTo}
        onChange={({ currentTarget }) => setUpTo(currentTarget.value.trim())}
      />
      <Group gap="sm">
        <SegmentedControl
          aria-label={understanding.gradeLabel}
          value={grade}
          onChange={(next) => setGrade(next === 'full' ? 'full' : 'fast')}
          data={[
            { value: 'fast', label: words.gradeChoice.fast },
            { value: 'full', label: words.gradeChoice.full },
          ]}
        />
        <Button
          disabled={busy || wrong}
          loading={train.isPending}
          onClick={() => train.mutate({ grade, ...(upTo !== '' && { upTo }) })}
        >
          {words.train}
        </Button>
        <Text size="sm" c="dimmed" flex="1 1 240px" miw={0}>
          {busy ? understanding.running : `${words.trainHint[grade]} ${understanding.trainsOn(device)}`}
        </Text>
      </Group>
      {train.error && <ProblemNote problem={problemOf(train.error)} />}
    </>
  );
}

const isPosition = (text: string, head: string): boolean =>
  /^\d{1,18}$/.test(text) && BigInt(text) > 0n && BigInt(text) <= BigInt(head);
