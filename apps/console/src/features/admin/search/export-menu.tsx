import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import { type Conditions, exportAddress } from './event-search.js';

/** Downloads of what is shown, as far as an export can say it. */
export function ExportMenu({ conditions }: { readonly conditions: Conditions }) {
  const { search: words } = useWords();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDownload size={14} aria-hidden />}>
          {words.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.exportNote}</Menu.Label>
        {(['ndjson', 'cloudevents'] as const).map((format) => (
          <Menu.Item key={format} component="a" href={exportAddress(format, conditions)} download>
            {words[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
