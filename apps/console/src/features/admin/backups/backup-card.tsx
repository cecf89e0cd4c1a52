import type { BackupView } from '#protocol';
import { Alert, Button, Group, Progress, Text, Title } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { StateBadge } from '../../../shared/ui/state-badge.js';
import { useVerify } from './backup-queries.js';
import classes from './backups.module.css';
import { VerifyResult } from './verify-result.js';

const COLORS = { running: 'indigo', done: 'green', failed: 'red' } as const;

export function BackupCard({ backup }: { readonly backup: BackupView }) {
  const { backups: words } = useWords();
  const format = useFormat();
  const verify = useVerify(backup.name);
  return (
    <article className={classes.card} aria-label={backup.name}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h3">
          {backup.name}
        </Title>
        <StateBadge color={COLORS[backup.state]}>{words.states[backup.state]}</StateBadge>
      </Group>
      <Text size="sm" c="dimmed">
        <time dateTime={backup.takenAt}>{format.moment(backup.takenAt)}</time> ·{' '}
        {words.events(format.number(backup.events))} · {format.bytes(backup.bytes)}
      </Text>
      {backup.state === 'running' && (
        <Progress
          value={backup.share * 100}
          aria-label={words.progress(backup.name, format.percent(backup.share))}
          transitionDuration={100}
        />
      )}
      {backup.reason !== undefined && (
        <Alert color="red" variant="light">
          {backup.reason}
        </Alert>
      )}
      {backup.chain !== undefined && (
        <Text size="xs" c="dimmed" className={classes.chain}>
          {words.chain} <code>{backup.chain}</code>
        </Text>
      )}
      {backup.state === 'done' && (
        <Button
          size="xs"
          variant="default"
          w="fit-content"
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {words.verify}
        </Button>
      )}
      <VerifyResult verify={verify} />
    </article>
  );
}
