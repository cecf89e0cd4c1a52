import { ChatStore } from '../../apps/widget/src/chat/chat-store.js';
import { ConversationClient } from '../../apps/widget/src/chat/conversation-client.js';
import { Outbox } from '../../apps/widget/src/chat/outbox.js';
import type { Connection } from '../../apps/widget/src/chat/requests.js';
import { MemoryShelf } from '../../apps/widget/src/shelf.js';

/** A chat in a browser whose line is there, or is not, and whose server answers so. */
export function chatOver(connected: boolean, request: (name: string, input: unknown) => Promise<unknown>) {
  const shelf = new MemoryShelf();
  const store = new ChatStore();
  const line: Connection = {
    connected,
    open: () => undefined,
    reopen: () => undefined,
    say: () => undefined,
    request: (name, input) => request(name, input) as never,
  };
  return { shelf, store, client: new ConversationClient(shelf, new Outbox(shelf), store, line, false) };
}
