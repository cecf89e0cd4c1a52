import { SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import type { FieldsProps } from './fields-props.js';

/** All documents, or one of them. */
export function ScopeInput({ form, wrongs, change }: Omit<FieldsProps, 'status'>) {
  const { replay: words } = useWords();
  return (
    <Stack gap="xs">
      <SegmentedControl
        w="fit-content"
        aria-label={words.what}
        value={form.scope}
        onChange={(scope) => change({ ...form, scope: scope === 'key' ? 'key' : 'whole' })}
        data={[
          { value: 'whole', label: words.whole },
          { value: 'key', label: words.oneKey },
        ]}
      />
      {form.scope === 'key' && (
        <TextInput
          label={words.key}
          description={words.keyHint}
          placeholder="u-42"
          value={form.key}
          error={wrongs.key && words.wrong[wrongs.key]}
          onChange={({ currentTarget }) => change({ ...form, key: currentTarget.value })}
          data-autofocus
        />
      )}
    </Stack>
  );
}
