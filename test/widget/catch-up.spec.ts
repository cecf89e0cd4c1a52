import { expect, it } from '@jest/globals';
import type { Transcript } from '#protocol';
import { arrived, entry, shown, transcript } from './chat-happenings.js';
import { chatOver } from './chat-over.js';

it('keeps a conversation that began on another device while the server still said that there is none', async () => {
  const opened: unknown[] = [];
  let answer: (value: Transcript | null) => void = () => undefined;
  const first = new Promise<Transcript | null>((resolve) => (answer = resolve));
  const { store, client } = chatOver(true, async (name, input) => {
    if (name !== 'conversation.open') return { ok: true, value: null };
    opened.push(input);
    const value = opened.length === 1 ? await first : transcript(entry('a'), entry('b'));
    return { ok: true, value };
  });
  const read = client.connected();
  store.dispatch(arrived(entry('b'), 'c1', 2));
  answer(null);
  await read;
  expect(shown(store.state)).toEqual(['a stored', 'b stored']);
  expect(opened).toEqual([{}, { conversationId: 'c1' }]);
});
