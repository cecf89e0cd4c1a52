import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import type { ConversationSummary, Resumed } from '#protocol';
import type { AgentClient } from '../clients.js';
import { ask, reconnecting } from './reconnecting.js';
import { type Letter, Outbox } from './outbox.js';
import { Screen } from './screen.js';
import type { Tally } from './tally.js';

/** An agent who watches the conversations that are theirs, and answers every line of a shopper once. */
export class AnsweringAgent {
  readonly socket: AgentClient;
  readonly screens = new Map<string, Screen>();
  private readonly outboxes = new Map<string, Outbox>();
  private readonly answered = new Set<string>();

  /** @param isMine whose conversation it is to answer */
  constructor(
    url: string,
    cookie: string,
    private readonly tally: Tally,
    private readonly isMine: (conversationId: string) => boolean,
  ) {
    this.socket = io(`${url}/agent`, { ...reconnecting, extraHeaders: { cookie } });
    this.socket.on('transcript.entry', (push) => {
      this.screens.get(push.conversationId)?.push(push);
      this.answer(push.conversationId);
    });
    this.socket.on('conversations', (all) => all.forEach((one) => this.notice(one)));
    this.socket.on('conversation.changed', (one) => this.notice(one));
    this.socket.on('connect_error', (error) => {
      if (!this.socket.active) tally.refused.push(error.message);
    });
    this.socket.on('connect', () => {
      tally.connections += 1;
      for (const [id, screen] of this.screens) {
        screen.reconnected();
        void this.resume(id, screen);
        void this.outboxes.get(id)?.flush();
      }
    });
  }

  get isDone(): boolean {
    return [...this.outboxes.values()].every(({ isEmpty }) => isEmpty);
  }

  private notice({ conversationId }: ConversationSummary): void {
    if (this.screens.has(conversationId) || !this.isMine(conversationId)) return;
    const screen = new Screen(this.tally);
    this.screens.set(conversationId, screen);
    const send = ({ messageId, text }: Letter) =>
      ask(this.socket, 'conversation.reply', { conversationId, messageId, text });
    this.outboxes.set(conversationId, new Outbox(this.tally, send));
    void this.resume(conversationId, screen);
  }

  private async resume(conversationId: string, screen: Screen): Promise<void> {
    const seen = { conversationId, after: screen.revision };
    const answer = await ask<Resumed>(this.socket, 'conversation.resume', seen);
    if (answer?.ok !== true) return;
    screen.resumed(answer.value);
    this.answer(conversationId);
  }

  private answer(conversationId: string): void {
    for (const { id, text } of this.screens.get(conversationId)?.shoppersLines ?? []) {
      if (this.answered.has(id)) continue;
      this.answered.add(id);
      this.outboxes
        .get(conversationId)
        ?.add({ messageId: randomUUID(), text: `About ${JSON.stringify(text)}` });
    }
  }
}
