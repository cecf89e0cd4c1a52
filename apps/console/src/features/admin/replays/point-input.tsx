import { Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import type { PointField, Wrong } from './replay-form.js';

interface PointInputProps {
  readonly label: string;
  /** How the end of the log on this side is called. */
  readonly open: string;
  /** What follows from choosing another point. */
  readonly hint: string;
  readonly field: PointField;
  readonly wrong: Wrong | undefined;
  readonly change: (field: PointField) => void;
}

/** A place in the log or a moment. */
export function PointInput({ label, open, hint, field, wrong, change }: PointInputProps) {
  const { replay: words } = useWords();
  const error = wrong && words.wrong[wrong];
  return (
    <div>
      <Group gap="xs" align="flex-end">
        <NativeSelect
          label={label}
          miw={200}
          value={field.kind}
          onChange={({ currentTarget }) =>
            change({ ...field, kind: currentTarget.value as PointField['kind'] })
          }
          data={[
            { value: 'open', label: open },
            { value: 'position', label: words.points.position },
            { value: 'time', label: words.points.time },
          ]}
        />
        {field.kind === 'position' && (
          <TextInput
            aria-label={`${label}: ${words.position}`}
            inputMode="numeric"
            placeholder="12000"
            value={field.position}
            error={error !== undefined}
            onChange={({ currentTarget }) => change({ ...field, position: currentTarget.value })}
          />
        )}
        {field.kind === 'time' && (
          <TextInput
            aria-label={`${label}: ${words.time}`}
            type="datetime-local"
            step={1}
            value={field.time}
            error={error !== undefined}
            onChange={({ currentTarget }) => change({ ...field, time: currentTarget.value })}
          />
        )}
      </Group>
      {error !== undefined && (
        <Text size="xs" c="var(--trouble)" mt={4} role="alert">
          {error}
        </Text>
      )}
      {field.kind !== 'open' && (
        <Text size="xs" c="dimmed" mt={4}>
          {hint}
        </Text>
      )}
    </div>
  );
}
