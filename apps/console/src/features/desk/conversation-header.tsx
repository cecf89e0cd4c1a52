import type { StaffMember, Transcript, Viewer } from '#protocol';
import { Title } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import { ProblemNote } from '../../shared/ui/problem-note.js';
import type { Opening } from './acts/act-menu.js';
import { AssignMenu } from './acts/assign-menu.js';
import { type Arranged, MetaLine } from './acts/meta-line.js';
import { SnoozeMenu } from './acts/snooze-menu.js';
import { TagMenu } from './acts/tag-menu.js';
import { ConversationActions } from './conversation-actions.js';
import classes from './conversation.module.css';
import { StatusBadge } from './status-badge.js';
import type { ConversationActs } from './use-conversation-acts.js';

interface ConversationHeaderProps {
  readonly me: StaffMember;
  readonly name: string;
  readonly transcript: Transcript;
  readonly arranged: Arranged;
  readonly viewers: readonly Viewer[];
  /** Tags in use anywhere. */
  readonly knownTags: readonly string[];
  readonly mine: boolean;
  readonly acts: ConversationActs;
  readonly opening: Opening;
}

export function ConversationHeader(props: ConversationHeaderProps) {
  const { me, name, transcript, arranged, viewers, knownTags, mine, acts, opening } = props;
  const { desk } = useWords();
  const { status, agent } = transcript;
  const open = status !== 'resolved';
  const withWhom = mine ? desk.withYou : agent && desk.withAgent(agent.name);
  return (
    <>
      <header className={classes.header}>
        <div className={classes.who}>
          <Title order={2} size="h2">
            {name}
          </Title>
          <StatusBadge status={status}>{status === 'agent' ? withWhom : undefined}</StatusBadge>
        </div>
        <div className={classes.actions}>
          {open && (
            <>
              <AssignMenu me={me} assigneeId={arranged.assignee?.id} acts={acts} opening={opening} />
              <SnoozeMenu acts={acts} opening={opening} />
            </>
          )}
          <TagMenu tags={arranged.tags} known={knownTags} acts={acts} opening={opening} />
          {open && <ConversationActions mine={mine} taken={status === 'agent'} acts={acts} />}
        </div>
      </header>
      <MetaLine me={me} arranged={arranged} viewers={viewers} acts={acts} />
      {acts.problem && (
        <div className={classes.problem}>
          <ProblemNote problem={acts.problem} />
        </div>
      )}
    </>
  );
}
