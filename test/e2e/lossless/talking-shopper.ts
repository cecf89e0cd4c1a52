import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { conversationIdFor } from '#conversation';
import type { Resumed } from '#protocol';
import type { ShopperClient } from '../clients.js';
import { ask, reconnecting } from './reconnecting.js';
import { Outbox } from './outbox.js';
import { Screen } from './screen.js';
import type { Tally } from './tally.js';

/** A shopper who talks through everything that happens to the connection, as the widget does it. */
export class TalkingShopper {
  readonly socket: ShopperClient;
  readonly screen: Screen;
  readonly outbox: Outbox;
  conversationId = '';
  readonly wrote: string[] = [];

  constructor(url: string, token: string, tally: Tally) {
    this.socket = io(`${url}/shopper`, { ...reconnecting, auth: { token } });
    this.screen = new Screen(tally);
    this.outbox = new Outbox(tally, async (letter) => {
      const answer = await ask(this.socket, 'message.send', letter);
      if (answer?.ok === true && letter.conversationId === undefined) await this.resume();
      return answer;
    });
    this.socket.on('transcript.entry', (push) => {
      this.screen.push(push);
      if (push.entry.kind === 'agent') this.mark(push.entry.id);
    });
    this.socket.on('connect_error', (error) => {
      if (!this.socket.active) tally.refused.push(error.message);
    });
    this.socket.on('connect', () => {
      tally.connections += 1;
      this.screen.reconnected();
      void this.resume();
      void this.outbox.flush();
    });
  }

  write(text: string): void {
    const messageId = randomUUID();
    // The id of a conversation follows from its first message, so the second need not wait for the answer.
    const place = this.conversationId === '' ? {} : { conversationId: this.conversationId };
    if (this.conversationId === '') this.conversationId = conversationIdFor(messageId);
    this.wrote.push(messageId);
    this.outbox.add({ messageId, text, ...place });
  }

  private mark(upTo: string): void {
    const { conversationId } = this;
    // Lost with the connection, it is as if the page had been closed before: the next mark goes further.
    this.socket.emit('conversation.mark', { conversationId, upTo, mark: 'read' }, () => undefined);
  }

  private async resume(): Promise<void> {
    if (this.conversationId === '') return;
    const seen = { conversationId: this.conversationId, after: this.screen.revision };
    const answer = await ask<Resumed>(this.socket, 'conversation.resume', seen);
    if (answer?.ok === true) this.screen.resumed(answer.value);
  }
}
