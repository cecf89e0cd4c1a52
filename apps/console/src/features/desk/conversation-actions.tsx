import { Button } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import { useStore } from '../../shared/link/store.js';
import { useAgentLink } from './agent-link.js';
import classes from './conversation.module.css';
import type { Act, ConversationActs } from './use-conversation-acts.js';

interface ConversationActionsProps {
  readonly mine: boolean;
  /** Another agent answers. */
  readonly taken: boolean;
  readonly acts: ConversationActs;
}

export function ConversationActions({ mine, taken, acts }: ConversationActionsProps) {
  const { desk } = useWords();
  const live = useStore(useAgentLink().status) === 'live';
  const button = (act: Act, words: string, variant: 'filled' | 'default') => (
    <Button
      size="xs"
      variant={variant}
      disabled={!live}
      title={live ? undefined : desk.offlineHint}
      loading={acts.pending === act}
      onClick={() => acts.act(act)}
    >
      {words}
    </Button>
  );
  return (
    <div className={classes.actions}>
      {!mine && button('conversation.join', taken ? desk.takeOver : desk.join, taken ? 'default' : 'filled')}
      {mine && button('conversation.handBack', desk.handBack, 'default')}
      {button('conversation.resolve', desk.resolve, 'default')}
    </div>
  );
}
