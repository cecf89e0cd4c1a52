import type { Transcript } from '#protocol';
import { useCallback } from 'react';
import { type Store, useStore } from '../../../shared/link/store.js';
import { useAgentLink } from '../agent-link.js';
import type { Drafts } from '../use-drafts.js';
import { type Composition, EMPTY } from './compositions.js';
import { namesOfAll } from './named.js';
import { mentionedIn } from './trigger.js';
import type { Uploads } from './use-uploads.js';

const LIMIT = 4000;

/** What stands in the composer as a message: whether it can be sent now, and sending it. */
export function useMessage(
  { conversationId, status }: Transcript,
  store: Store<Composition>,
  uploads: Uploads,
  send: Drafts['send'],
) {
  const link = useAgentLink();
  const live = useStore(link.status) === 'live';
  const agents = useStore(link.agents);
  const composition = useStore(store);
  const { mode, parts, attachments } = composition;
  const open = status !== 'resolved';
  const change = useCallback(
    (next: Partial<Composition>) => store.change((before) => ({ ...before, ...next })),
    [store],
  );
  const text = composition[mode];
  const over = text.length - LIMIT;
  const possible = (mode === 'note' || open) && live;
  const along = mode === 'reply' && parts.length + attachments.length > 0;
  const waits = mode === 'reply' && uploads.underWay;
  const ready = possible && (text.trim() !== '' || along) && over <= 0 && !waits;

  const submit = (): void => {
    if (!ready) return;
    if (mode === 'note') {
      const mentions = mentionedIn(text, agents).map(({ id }) => id);
      send({ conversationId, text, note: { mentions } });
      change({ note: '' });
    } else {
      const words = text.trim() === '' ? namesOfAll(parts, attachments) : text;
      send({ conversationId, text: words, parts, attachments });
      change({ ...EMPTY, note: composition.note });
      link.tell('typing', { conversationId, text: '' });
    }
  };
  return { composition, change, text, state: { open, live, over, waits }, ready, submit };
}
