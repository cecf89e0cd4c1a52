import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useNow } from '../../../shared/time/use-now.js';
import type { ConversationActs } from '../use-conversation-acts.js';
import classes from './acts.module.css';
import type { Opening } from './act-menu.js';
import { MenuButton } from './menu-button.js';
import { asLocalField, SNOOZES, snoozeUntil } from './snooze-times.js';

interface SnoozeMenuProps {
  readonly acts: ConversationActs;
  readonly opening: Opening;
}

/** Out of the queue until a time, or until the shopper writes. */
export function SnoozeMenu({ acts, opening }: SnoozeMenuProps) {
  const { acts: words } = useWords();
  const opened = opening.opened === 'snooze';
  return (
    <Popover
      position="bottom-end"
      width={260}
      trapFocus
      returnFocus
      opened={opened}
      onChange={(next) => opening.open(next ? 'snooze' : undefined)}
    >
      <Popover.Target>
        <MenuButton
          icon={IconClockPause}
          label={words.snooze}
          shortcut="S"
          loading={acts.pending === 'snooze'}
          onClick={() => opening.open(opened ? undefined : 'snooze')}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={words.snoozeUntil} p="xs">
        {opened && (
          <Times
            choose={(until) => {
              acts.snooze(until);
              opening.open(undefined);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Times({ choose }: { readonly choose: (until: Date) => void }) {
  const { acts: words } = useWords();
  const { soon } = useFormat();
  const now = useNow();
  const [own, setOwn] = useState(() => asLocalField(snoozeUntil('tomorrow', Date.now())));
  const at = new Date(own);
  const isPast = Number.isNaN(at.getTime()) || at.getTime() <= now;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isPast) choose(at);
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <span className={classes.label}>{words.snoozeUntil}</span>
      {SNOOZES.map((snooze, first) => {
        const until = snoozeUntil(snooze, now);
        return (
          <UnstyledButton
            key={snooze}
            type="button"
            className={classes.option}
            data-autofocus={first === 0 || undefined}
            onClick={() => choose(until)}
          >
            <span>{words.snoozes[snooze]}</span>
            <span className={classes.load}>{soon(until.toISOString(), now)}</span>
          </UnstyledButton>
        );
      })}
      <TextInput
        type="datetime-local"
        size="sm"
        label={words.ownTime}
        min={asLocalField(new Date(now))}
        value={own}
        error={isPast && words.past}
        onChange={({ currentTarget }) => setOwn(currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" disabled={isPast}>
        {words.ownTimeSet}
      </Button>
    </form>
  );
}
