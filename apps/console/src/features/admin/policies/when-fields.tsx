import type { Band, BehaviourType } from '#protocol';
import {
  Chip,
  Group,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useLocale } from '../../../shared/i18n/locale.js';
import { eventName } from '../../../shared/words/events.js';
import { knownIntents } from '../../../shared/words/intents.js';
import classes from './policies.module.css';
import { HAPPENINGS } from './policy-draft.js';
import type { FieldsProps } from './fields-props.js';

/** What must be foreseen, what must have happened, and where and at what time. */
export function WhenFields(props: FieldsProps) {
  const { words } = useLocale();
  const { draft, change } = props;
  return (
    <div className={classes.fields}>
      <QuestionFields {...props} />
      <HappenedFields {...props} />
      <Textarea
        label={words.policies.pages}
        description={words.policies.pagesHint}
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        value={draft.pages}
        onChange={({ currentTarget }) => change({ pages: currentTarget.value })}
      />
      <HoursFields {...props} />
      <NumberInput
        label={words.policies.quiet}
        description={words.policies.quietHint}
        min={0}
        max={600}
        maw={280}
        value={draft.afterQuietSeconds}
        onChange={(value) => change({ afterQuietSeconds: Number(value) })}
      />
    </div>
  );
}

function QuestionFields({ draft: { question }, change }: FieldsProps) {
  const { language, words } = useLocale();
  const set = (part: Partial<typeof question>) => change({ question: { ...question, ...part } });
  return (
    <>
      <Switch
        label={words.policies.questionOn}
        checked={question.on}
        onChange={({ currentTarget }) => set({ on: currentTarget.checked })}
      />
      {question.on && (
        <div className={classes.nested}>
          <MultiSelect
            label={words.policies.questions}
            description={words.policies.questionsHint}
            searchable
            hidePickedOptions
            clearable
            data={knownIntents(language)}
            value={[...question.intents]}
            onChange={(intents) => set({ intents })}
          />
          <NativeSelect
            label={words.policies.atLeast}
            maw={280}
            value={question.atLeast}
            onChange={({ currentTarget }) => set({ atLeast: currentTarget.value as Band })}
            data={(['unsure', 'likely', 'sure'] as const).map((band) => ({
              value: band,
              label: words.policies.bands[band],
            }))}
          />
        </div>
      )}
    </>
  );
}

function HappenedFields({ draft: { happened }, change }: FieldsProps) {
  const { language, words } = useLocale();
  const set = (part: Partial<typeof happened>) => change({ happened: { ...happened, ...part } });
  return (
    <>
      <Switch
        label={words.policies.happenedOn}
        checked={happened.on}
        onChange={({ currentTarget }) => set({ on: currentTarget.checked })}
      />
      {happened.on && (
        <div className={`${classes.nested ?? ''} ${classes.row ?? ''}`}>
          <NativeSelect
            label={words.policies.event}
            value={happened.event}
            onChange={({ currentTarget }) => set({ event: currentTarget.value as BehaviourType })}
            data={HAPPENINGS.map((type) => ({ value: type, label: eventName(type, language) }))}
          />
          <NumberInput
            label={words.policies.times}
            min={1}
            max={20}
            value={happened.times}
            onChange={(value) => set({ times: Math.max(1, Number(value)) })}
          />
          <NumberInput
            label={words.policies.within}
            min={1}
            max={10_080}
            value={happened.withinMinutes}
            onChange={(value) => set({ withinMinutes: Math.max(1, Number(value)) })}
          />
        </div>
      )}
    </>
  );
}

function HoursFields({ draft: { hours }, change }: FieldsProps) {
  const { words } = useLocale();
  const set = (part: Partial<typeof hours>) => change({ hours: { ...hours, ...part } });
  return (
    <>
      <Switch
        label={words.policies.hoursOn}
        checked={hours.on}
        onChange={({ currentTarget }) => set({ on: currentTarget.checked })}
      />
      {hours.on && (
        <div className={classes.nested}>
          <Chip.Group
            multiple
            value={hours.days.map(String)}
            onChange={(days) => set({ days: days.map(Number) })}
          >
            <Group gap={6} role="group" aria-label={words.policies.days}>
              {words.policies.weekdays.map((name, day) => (
                <Chip key={name} size="xs" value={String(day + 1)}>
                  {name}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <div className={classes.row}>
            <TextInput
              type="time"
              label={words.policies.from}
              value={hours.from}
              onChange={({ currentTarget }) => set({ from: currentTarget.value })}
            />
            <TextInput
              type="time"
              label={words.policies.to}
              value={hours.to}
              onChange={({ currentTarget }) => set({ to: currentTarget.value })}
            />
          </div>
        </div>
      )}
    </>
  );
}
