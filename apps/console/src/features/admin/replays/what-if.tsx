import { Stack, Textarea, TextInput } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import type { FieldsProps } from './fields-props.js';
import classes from './replays.module.css';

/** How the definition differs from the one in use. */
export function WhatIf({ form, wrongs, status, change }: FieldsProps) {
  const { replay: words } = useWords();
  const { number } = useFormat();
  return (
    <details className={classes.whatIf}>
      <summary>{words.whatIf}</summary>
      <Stack gap="sm" mt="xs">
        {Object.entries(status.settings ?? {}).map(([name, inUse]) => {
          const wrong = wrongs[`settings.${name}`];
          return (
            <TextInput
              key={name}
              label={words.settings[name] ?? name}
              description={words.settingIs(number(inUse))}
              inputMode="decimal"
              w={280}
              placeholder={String(inUse)}
              value={form.settings[name] ?? ''}
              error={wrong && words.wrong[wrong]}
              onChange={({ currentTarget }) =>
                change({ ...form, settings: { ...form.settings, [name]: currentTarget.value } })
              }
            />
          );
        })}
        <Textarea
          label={words.withoutEvents}
          description={words.withoutEventsHint}
          rows={2}
          value={form.withoutEvents}
          onChange={({ currentTarget }) => change({ ...form, withoutEvents: currentTarget.value })}
        />
        <Textarea
          label={words.withoutStreams}
          description={words.withoutStreamsHint}
          rows={2}
          value={form.withoutStreams}
          onChange={({ currentTarget }) => change({ ...form, withoutStreams: currentTarget.value })}
        />
      </Stack>
    </details>
  );
}
