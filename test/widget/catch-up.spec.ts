import { expect, it } from '@jest/globals';
import type { Transcript } from '#protocol';
import { ChatStore } from '../../apps/widget/src/chat/chat-store.js';
import { ConversationClient } from '../../apps/widget/src/chat/conversation-client.js';
import { Outbox } from '../../apps/widget/src/chat/outbox.js';
import { MemoryShelf } from '../../apps/widget/src/shelf.js';
import { arrived, entry, shown, transcript } from './chat-happenings.js';

it('keeps a conversation that began on another device while the server still said that there is none', async () => {
  const store = new ChatStore();
  const opened: unknown[] = [];
  let answer: (value: Transcript | null) => void = () => undefined;
  const first = new Promise<Transcript | null>((resolve) => (answer = resolve));
  const line = {
    connected: true,
    open: () => undefined,
    reopen: () => undefined,
    say: () => undefined,
    request: async (name: string, input: object) => {
      if (name !== 'conversation.open') return { ok: true, value: null };
      opened.push(input);
      const value = opened.length === 1 ? await first : transcript(entry('a'), entry('b'));
      return { ok: true, value };
    },
  };
  const shelf = new MemoryShelf();
  const client = new ConversationClient(shelf, new Outbox(shelf), store, line as never, false);
  const read = client.connected();
  store.dispatch(arrived(entry('b'), 'c1', 2));
  answer(null);
  await read;
  expect(shown(store.state)).toEqual(['a stored', 'b stored']);
  expect(opened).toEqual([{}, { conversationId: 'c1' }]);
});
