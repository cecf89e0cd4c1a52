import type { StaffMember, Viewer } from '#protocol';
import { Button } from '@mantine/core';
import { IconClockPause, IconEye, IconPencil, IconUser } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useNow } from '../../../shared/time/use-now.js';
import type { ConversationActs } from '../use-conversation-acts.js';
import classes from './acts.module.css';
import { Tags } from './tag-menu.js';

/** What agents have arranged about a conversation. */
export interface Arranged {
  readonly assignee?: { readonly id: string; readonly name: string } | undefined;
  readonly tags: readonly string[];
  readonly snoozedUntil?: string | undefined;
}

interface MetaLineProps {
  readonly me: StaffMember;
  readonly arranged: Arranged;
  readonly viewers: readonly Viewer[];
  readonly acts: ConversationActs;
}

/** Below the head: whose it is, how it is labelled, until when it rests, and who else is here. */
export function MetaLine({ me, arranged: { assignee, tags, snoozedUntil }, viewers, acts }: MetaLineProps) {
  const { acts: words } = useWords();
  const { soon } = useFormat();
  const now = useNow();
  return (
    <div className={classes.meta}>
      <span className={classes.fact}>
        <IconUser size={14} aria-hidden />
        {assignee === undefined
          ? words.unassigned
          : assignee.id === me.id
            ? words.assignedToYou
            : words.assignee(assignee.name)}
      </span>
      {snoozedUntil !== undefined && (
        <span className={classes.fact}>
          <IconClockPause size={14} aria-hidden />
          {words.snoozedUntil(soon(snoozedUntil, now))}
          <Button
            size="compact-xs"
            variant="subtle"
            loading={acts.pending === 'wake'}
            onClick={() => acts.wake()}
          >
            {words.wake}
          </Button>
        </span>
      )}
      {tags.length > 0 && <Tags tags={tags} acts={acts} />}
      <div className={classes.viewers} role="status">
        {viewers.map(({ id, name, typing }) => (
          <span key={id} className={`${classes.fact ?? ''} ${classes.viewer ?? ''}`} data-typing={typing}>
            {typing ? <IconPencil size={14} aria-hidden /> : <IconEye size={14} aria-hidden />}
            {typing ? words.types(name) : words.looks(name)}
          </span>
        ))}
      </div>
    </div>
  );
}
