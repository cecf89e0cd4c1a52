import { randomUUID } from 'node:crypto';
import type { TranscriptEntry } from '#protocol';
import { knownVisitor, post, type ShopperClient, shopperSocket } from '../e2e/clients.js';
import type { Running } from '../e2e/running.js';
import { until } from './until.js';

/** A shopper with an order, who writes in one conversation and hears all that is said there. */
export class WritingShopper {
  readonly heard: TranscriptEntry[] = [];
  private conversationId: string | undefined;

  private constructor(
    readonly orderId: string,
    private readonly socket: ShopperClient,
  ) {
    socket.on('transcript.entry', ({ entry }) => void this.heard.push(entry));
  }

  static async of(server: Running, shopperId: string): Promise<WritingShopper> {
    const { token } = await knownVisitor(server, shopperId);
    const order = { token, checkoutId: randomUUID(), lines: [{ productId: 'hp-k01', quantity: 1 }] };
    const placed = (await (await post(server, '/shop/api/orders', order)).json()) as { orderId: string };
    return new WritingShopper(placed.orderId, await shopperSocket(server, token));
  }

  async say(text: string): Promise<void> {
    const message = { messageId: randomUUID(), text, ...this.place };
    const answer = await this.socket.emitWithAck('message.send', message);
    if (!answer.ok) throw new Error(answer.problem.message);
    ({ conversationId: this.conversationId } = answer.value);
  }

  isWriting(text: string): void {
    this.socket.emit('typing', { ...this.place, text });
  }

  hears(text: string): Promise<void> {
    return until(() => Promise.resolve(this.heard.some((entry) => entry.text === text)));
  }

  close(): void {
    this.socket.close();
  }

  private get place(): { readonly conversationId?: string } {
    return this.conversationId === undefined ? {} : { conversationId: this.conversationId };
  }
}
