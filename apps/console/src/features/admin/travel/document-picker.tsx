import { Autocomplete, Group, NativeSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useStore } from '../../../shared/link/store.js';
import { useAdminLink } from '../admin-link.js';
import { useKeys } from './travel-queries.js';

interface DocumentPickerProps {
  readonly projection: string | undefined;
  readonly chosen: string | undefined;
  readonly choose: (next: { readonly projection: string; readonly key: string }) => void;
}

/** A projection, and one of its documents by the beginning of its key. */
export function DocumentPicker({ projection, chosen, choose }: DocumentPickerProps) {
  const { travel: words } = useWords();
  const { projections } = useStore(useAdminLink().house);
  const names = (projections ?? []).filter(({ settings }) => settings !== undefined).map(({ name }) => name);
  const known = projection !== undefined && !names.includes(projection) ? [projection, ...names] : names;
  const shown = projection ?? (names.includes('portrait') ? 'portrait' : names[0]);
  return (
    <Group gap="xs" align="flex-end">
      <NativeSelect
        label={words.projection}
        miw={200}
        value={shown ?? ''}
        onChange={({ currentTarget }) => choose({ projection: currentTarget.value, key: '' })}
        data={known}
      />
      <KeyInput
        key={`${shown ?? ''} ${chosen ?? ''}`}
        projection={shown}
        chosen={chosen ?? ''}
        choose={(key) => shown !== undefined && choose({ projection: shown, key })}
      />
    </Group>
  );
}

interface KeyInputProps {
  readonly projection: string | undefined;
  readonly chosen: string;
  readonly choose: (key: string) => void;
}

function KeyInput({ projection, chosen, choose }: KeyInputProps) {
  const { travel: words } = useWords();
  const [text, setText] = useState(chosen);
  const [prefix] = useDebouncedValue(text, 150);
  const keys = useKeys(projection, prefix);
  return (
    <form
      style={{ flex: '1 1 240px', maxWidth: 480 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') choose(text.trim());
      }}
    >
      <Autocomplete
        label={words.key}
        placeholder={words.keyHint}
        value={text}
        onChange={setText}
        onOptionSubmit={choose}
        data={[...new Set(keys.data ?? [])]}
        filter={({ options }) => options}
        maxDropdownHeight={280}
        spellCheck={false}
      />
    </form>
  );
}
