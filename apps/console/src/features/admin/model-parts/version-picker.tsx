import type { ModelView } from '#protocol';
import { NativeSelect } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import { shortVersion } from '../../../shared/words/short-version.js';

interface VersionPickerProps {
  readonly versions: readonly Pick<ModelView, 'version' | 'state'>[];
  readonly chosen: string;
  readonly choose: (version: string) => void;
}

export function VersionPicker({ versions, chosen, choose }: VersionPickerProps) {
  const { understanding: words } = useWords();
  return (
    <NativeSelect
      label={words.version}
      w={280}
      maw="100%"
      value={chosen}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      data={versions.map(({ version, state }) => ({
        value: version,
        label: words.versionLabel(shortVersion(version), words.states[state]),
      }))}
    />
  );
}
