import { Anchor, CopyButton, Group, Text, Title } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import json from '../json-tree.module.css';

/** The command that goes back to a copy. */
export function RestoreNote({ name }: { readonly name: string | undefined }) {
  const { backups: words, app } = useWords();
  const command = `npm run presage -- restore ${name ?? '<backup>'} --var restored`;
  return (
    <section>
      <Title order={2}>{words.restore}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {words.restoreText}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <pre className={json.text} style={{ flex: 1, minWidth: 0 }}>
          {command}
        </pre>
        <CopyButton value={command}>
          {({ copied, copy }) => (
            <Anchor component="button" type="button" size="xs" onClick={copy}>
              {copied ? app.copied : app.copy}
            </Anchor>
          )}
        </CopyButton>
      </Group>
    </section>
  );
}
