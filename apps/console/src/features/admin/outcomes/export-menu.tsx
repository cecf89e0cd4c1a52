import type { OutcomesTable } from '#protocol';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import { csvAddress } from './outcomes-queries.js';

interface ExportMenuProps {
  readonly of: string;
  readonly tables: readonly OutcomesTable[];
  readonly query: string;
}

/** What is looked at, as files. */
export function ExportMenu({ of, tables, query }: ExportMenuProps) {
  const { outcomes: words } = useWords();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          aria-label={`${words.export}: ${of}`}
        >
          {words.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.exportHint}</Menu.Label>
        {tables.map((table) => (
          <Menu.Item key={table} component="a" href={csvAddress(table, query)} download>
            {words.tables[table]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
