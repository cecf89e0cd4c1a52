import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useLocale } from '../../../shared/i18n/locale.js';
import { eventName, eventTypes } from '../../../shared/words/events.js';
import type { Conditions } from './event-search.js';
import classes from './search.module.css';

interface ConditionFieldsProps {
  readonly conditions: Conditions;
  readonly change: (conditions: Conditions) => void;
}

const SETTLED_MS = 250;

/** What the events must be like. Text is taken when one stops typing. */
export function ConditionFields({ conditions, change }: ConditionFieldsProps) {
  const { words, language } = useLocale();
  const { search } = words;
  const [typed, setTyped] = useState(conditions);
  const settle = useDebouncedCallback(change, SETTLED_MS);
  const type = (next: Conditions): void => {
    setTyped({ ...typed, ...next });
    settle({ ...typed, ...next });
  };
  const text = (name: keyof Conditions, label: string, kind?: 'datetime-local') => (
    <TextInput
      size="xs"
      label={label}
      type={kind ?? 'text'}
      spellCheck={false}
      value={typed[name] ?? ''}
      onChange={({ currentTarget }) => type({ [name]: currentTarget.value })}
    />
  );
  return (
    <div className={classes.fields}>
      <NativeSelect
        size="xs"
        label={search.type}
        value={typed.type ?? ''}
        onChange={({ currentTarget }) => type({ type: currentTarget.value })}
        data={[
          { value: '', label: search.anyType },
          ...eventTypes.map((name) => ({ value: name, label: `${name} · ${eventName(name, language)}` })),
        ]}
      />
      {text('prefix', search.prefix)}
      {text('from', search.from, 'datetime-local')}
      {text('to', search.to, 'datetime-local')}
      {text('correlationId', search.correlation)}
      <Button
        size="xs"
        variant="subtle"
        disabled={Object.values(typed).every((value) => value === '')}
        onClick={() => {
          setTyped({});
          change({});
        }}
      >
        {search.clear}
      </Button>
    </div>
  );
}
