import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDatabaseExport, IconDeviceFloppy } from '@tabler/icons-react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { Empty } from '../../../shared/ui/empty.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import classes from '../admin.module.css';
import { RowsSkeleton } from '../rows-skeleton.js';
import { BackupCard } from './backup-card.js';
import { useBackups, useTakeBackup } from './backup-queries.js';
import { RestoreNote } from './restore-note.js';

/** Copies of the log: take one, verify one, and how to go back to one. */
export function BackupsScreen() {
  const { backups: words, adminPage } = useWords();
  const backups = useBackups();
  const take = useTakeBackup();
  const running = backups.data?.some(({ state }) => state === 'running') === true;
  return (
    <div className={classes.page}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div>
          <Title order={1}>{adminPage.backups}</Title>
          <Text size="sm" c="dimmed" maw={640}>
            {words.lead}
          </Text>
        </div>
        <Button
          leftSection={<IconDatabaseExport size={16} aria-hidden />}
          loading={take.isPending}
          disabled={running}
          onClick={() => take.mutate()}
        >
          {words.take}
        </Button>
      </Group>
      {take.error && <ProblemNote problem={problemOf(take.error)} />}
      {backups.isPending && <RowsSkeleton />}
      {backups.isError && (
        <ProblemNote problem={problemOf(backups.error)} again={() => void backups.refetch()} />
      )}
      {backups.data?.length === 0 && (
        <Empty icon={IconDeviceFloppy} title={words.noneTitle} text={words.none} />
      )}
      <Stack gap="md">
        {backups.data?.map((backup) => (
          <BackupCard key={backup.name} backup={backup} />
        ))}
      </Stack>
      <RestoreNote name={backups.data?.find(({ state }) => state === 'done')?.name} />
    </div>
  );
}
