import type { ModelsView, TrainingGrade } from '#protocol';
import { Alert, Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconRefreshDot } from '@tabler/icons-react';
import { useState } from 'react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { Figures } from '../../model-parts/figures.js';
import classes from '../../model-parts/parts.module.css';
import { useTrain } from '../understanding-queries.js';

interface ExamplesSectionProps {
  readonly models: ModelsView;
  /** A training is under way. */
  readonly busy: boolean;
  readonly look: () => void;
  readonly looking: boolean;
}

/** What a training would learn from now, and the way to begin one. */
export function ExamplesSection({ models: { examples, device }, busy, look, looking }: ExamplesSectionProps) {
  const { understanding: words } = useWords();
  const format = useFormat();
  return (
    <section className={classes.section} aria-label={words.learnsFrom}>
      <Title order={2}>{words.learnsFrom}</Title>
      <Figures
        rows={[
          { name: words.phrases, value: format.number(examples.phrases) },
          { name: words.intents, value: format.number(examples.intents) },
          ...byLanguage(examples.languages).map(({ code, phrases }) => ({
            name: code === undefined ? words.otherLanguages : format.languageName(code),
            value: format.number(phrases),
          })),
          { name: words.corrections, value: format.number(examples.corrections) },
        ]}
      />
      {examples.problem !== undefined && (
        <Alert
          color="red"
          variant="light"
          icon={<IconAlertTriangle size={18} />}
          title={words.unreadable}
          role="alert"
        >
          <p className={`${classes.mono ?? ''} ${classes.problem ?? ''}`}>{examples.problem}</p>
          <Text size="sm">{words.unreadableNext}</Text>
          <Button mt="xs" size="compact-sm" variant="light" color="red" loading={looking} onClick={look}>
            {words.look}
          </Button>
        </Alert>
      )}
      {examples.changed && examples.problem === undefined && (
        <Alert color="yellow" variant="light" icon={<IconRefreshDot size={18} />}>
          {words.changed}
        </Alert>
      )}
      <Train busy={busy} readable={examples.problem === undefined} device={device.name} />
    </section>
  );
}

/** Fewer than one phrase in a hundred: names and single words, taken for languages that nobody wrote. */
const FEW = 0.01;

interface LanguageShare {
  /** Undefined for all that have few phrases. */
  readonly code: string | undefined;
  readonly phrases: number;
}

function byLanguage(languages: Readonly<Record<string, number>>): readonly LanguageShare[] {
  const all = Object.entries(languages).map(([code, phrases]) => ({ code, phrases }));
  const total = all.reduce((sum, { phrases }) => sum + phrases, 0);
  const many = all.filter(({ phrases }) => phrases >= FEW * total);
  const rest = total - many.reduce((sum, { phrases }) => sum + phrases, 0);
  return rest > 0 ? [...many, { code: undefined, phrases: rest }] : many;
}

interface TrainProps {
  readonly busy: boolean;
  readonly readable: boolean;
  readonly device: string;
}

function Train({ busy, readable, device }: TrainProps) {
  const { understanding: words } = useWords();
  const [grade, setGrade] = useState<TrainingGrade>('fast');
  const train = useTrain();
  return (
    <>
      <Group gap="sm">
        <SegmentedControl
          aria-label={words.gradeLabel}
          value={grade}
          onChange={(next) => setGrade(next === 'full' ? 'full' : 'fast')}
          data={[
            { value: 'fast', label: words.gradeChoice.fast },
            { value: 'full', label: words.gradeChoice.full },
          ]}
        />
        <Button disabled={busy || !readable} loading={train.isPending} onClick={() => train.mutate(grade)}>
          {words.train}
        </Button>
        <Text size="sm" c="dimmed" flex="1 1 240px" miw={0}>
          {busy ? words.running : `${words.trainHint[grade]} ${words.trainsOn(device)}`}
        </Text>
      </Group>
      {train.error && <ProblemNote problem={problemOf(train.error)} />}
    </>
  );
}
