import type { ReplayView } from '#protocol';
import { Alert, Group, Text, Title } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useOpened } from '../use-opened.js';
import { ComparisonView } from './comparison-view.js';
import { ReplayActs } from './replay-acts.js';
import { ReplayBadge } from './replay-badge.js';
import { ReplayMeter } from './replay-meter.js';
import { scopeOf } from './replay-scope.js';
import classes from './replays.module.css';

/** A replay that something may still become of. */
export function ReplayCard({ replay }: { readonly replay: ReplayView }) {
  const { replay: words } = useWords();
  const format = useFormat();
  const [compared, compare] = useOpened('compare');
  const comparing = compared === replay.replayId;
  const title = scopeOf(replay.request, words, format).join(' · ');
  return (
    <article className={classes.card} aria-label={title}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <div>
          <Title order={3}>{title}</Title>
          <Text size="xs" c="dimmed">
            {words.startedBy(replay.startedBy, format.moment(replay.startedAt))}
            {replay.generation !== undefined && ` · ${words.generationIs(format.number(replay.generation))}`}
          </Text>
        </div>
        <ReplayBadge state={replay.state} />
      </Group>
      <ReplayMeter replay={replay} />
      <Note replay={replay} />
      <ReplayActs
        replay={replay}
        comparing={comparing}
        compare={() => compare(comparing ? undefined : replay.replayId)}
      />
      {comparing && <ComparisonView replay={replay} />}
    </article>
  );
}

/** What may be made of it as it stands. */
function Note({ replay: { state, can, reason } }: { readonly replay: ReplayView }) {
  const { replay: words } = useWords();
  if (reason !== undefined) {
    return (
      <Alert color={state === 'failed' ? 'red' : 'yellow'} variant="light">
        {reason}
      </Alert>
    );
  }
  const ready = can.includes('swap') ? words.readyNote : words.pastNote;
  const notes = { paused: words.pausedNote, ready, 'swapped-in': words.swappedNote };
  const note = (notes as Partial<Record<typeof state, string>>)[state];
  return note === undefined ? null : (
    <Text size="sm" c="dimmed">
      {note}
    </Text>
  );
}
