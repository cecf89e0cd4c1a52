import { randomUUID } from 'node:crypto';
import type { SocketIoClient } from './socket-io-client.js';

/** One who writes, one message after another, each once the one before is acknowledged. */
export class Writer {
  private conversation: { conversationId?: string } = {};
  constructor(private readonly client: SocketIoClient) {}

  get conversationId(): string {
    return this.conversation.conversationId ?? '';
  }

  /** @returns the message's id */
  async write(messageId: string = randomUUID()): Promise<string> {
    const text = 'Hello, where is the parcel I ordered on Monday?';
    const answer = await this.client.emit('message.send', { ...this.conversation, messageId, text });
    if (!answer.startsWith('[{"ok":true')) throw new Error(answer);
    const conversationId = /"conversationId":"([^"]+)"/.exec(answer)?.[1] ?? '';
    this.conversation = { conversationId };
    return messageId;
  }
}
