import { Button } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import { useStore } from '../../shared/link/store.js';
import { useAgentLink } from './agent-link.js';
import type { ConversationActs } from './use-conversation-acts.js';

interface ConversationActionsProps {
  readonly mine: boolean;
  /** Another agent answers. */
  readonly taken: boolean;
  readonly acts: ConversationActs;
}

export function ConversationActions({ mine, taken, acts }: ConversationActionsProps) {
  const { desk } = useWords();
  const live = useStore(useAgentLink().status) === 'live';
  const button = (
    act: 'join' | 'handBack' | 'resolve',
    shortcut: string,
    words: string,
    variant: 'filled' | 'default' = 'default',
  ) => (
    <Button
      size="xs"
      variant={variant}
      disabled={!live}
      title={live ? `${words} (${shortcut})` : desk.offlineHint}
      aria-keyshortcuts={shortcut}
      loading={acts.pending === act}
      onClick={acts[act]}
    >
      {words}
    </Button>
  );
  return (
    <>
      {!mine && button('join', 'T', taken ? desk.takeOver : desk.join, taken ? 'default' : 'filled')}
      {mine && button('handBack', 'H', desk.handBack)}
      {button('resolve', 'E', desk.resolve)}
    </>
  );
}
