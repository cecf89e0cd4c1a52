import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconDots, IconTag, IconX } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import type { Selection } from '../selection.js';
import classes from './queue.module.css';
import type { Queue } from './use-queue.js';
import type { QueueView } from './views.js';

interface ViewBarProps {
  readonly selection: Selection;
  readonly queue: Queue;
}
const WORK: readonly QueueView[] = ['mine', 'unassigned', 'all'];
const RESTING: readonly QueueView[] = ['snoozed', 'resolved'];

/** Whose conversations are shown: work at one press, what rests and tags behind the dots. */
export function ViewBar({ selection, queue }: ViewBarProps) {
  const { queue: words } = useWords();
  const { tag, showTag } = selection;
  const rests = RESTING.includes(selection.view) ? selection.view : undefined;
  return (
    <div className={classes.bar}>
      <div className={classes.views} role="group" aria-label={words.viewsLabel}>
        {[...WORK, ...(rests ? [rests] : [])].map((view) => (
          <View key={view} view={view} {...{ selection, queue }} />
        ))}
        <More selection={selection} queue={queue} />
      </div>
      {tag !== undefined && (
        <div className={classes.tagged}>
          <IconTag size={14} aria-hidden />
          <span>{words.tagged(tag)}</span>
          <ActionIcon
            size={24}
            variant="subtle"
            color="gray"
            aria-label={words.clearTag(tag)}
            onClick={() => showTag(undefined)}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      )}
    </div>
  );
}

interface ViewProps extends ViewBarProps {
  readonly view: QueueView;
}

function View({ view, selection, queue }: ViewProps) {
  const { queue: words } = useWords();
  const { number } = useFormat();
  const { all, waiting } = queue.counts[view];
  return (
    <UnstyledButton
      className={classes.view}
      aria-pressed={selection.view === view}
      onClick={() => {
        queue.held.takeAnew();
        selection.showView(view);
      }}
    >
      <span>{words.views[view]}</span>
      <span className={classes.number} data-waiting={waiting > 0}>
        {number(all)}
      </span>
    </UnstyledButton>
  );
}

function More({ selection, queue }: ViewBarProps) {
  const { queue: words } = useWords();
  const { number } = useFormat();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={words.more} title={words.more}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflow: 'auto' }}>
        {RESTING.map((view) => (
          <Menu.Item
            key={view}
            rightSection={number(queue.counts[view].all)}
            onClick={() => selection.showView(view)}
          >
            {words.views[view]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{words.withTag}</Menu.Label>
        {queue.tags.length === 0 && <div className={classes.noTags}>{words.noTags}</div>}
        {queue.tags.map((tag) => (
          <Menu.Item
            key={tag}
            rightSection={tag === selection.tag && <IconCheck size={14} aria-hidden />}
            onClick={() => selection.showTag(tag === selection.tag ? undefined : tag)}
          >
            {tag}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
