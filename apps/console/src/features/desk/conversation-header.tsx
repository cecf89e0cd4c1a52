import type { Transcript } from '#protocol';
import { Title } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import { ProblemNote } from '../../shared/ui/problem-note.js';
import { ConversationActions } from './conversation-actions.js';
import classes from './conversation.module.css';
import { StatusBadge } from './status-badge.js';
import type { ConversationActs } from './use-conversation-acts.js';

interface ConversationHeaderProps {
  readonly name: string;
  readonly transcript: Transcript;
  readonly mine: boolean;
  readonly acts: ConversationActs;
}

export function ConversationHeader({ name, transcript, mine, acts }: ConversationHeaderProps) {
  const { desk } = useWords();
  const { status, agent } = transcript;
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
        {status !== 'resolved' && <ConversationActions mine={mine} taken={status === 'agent'} acts={acts} />}
      </header>
      {acts.problem && (
        <div className={classes.problem}>
          <ProblemNote problem={acts.problem} />
        </div>
      )}
    </>
  );
}
