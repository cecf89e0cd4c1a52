import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { type ConversationHead, type Resumed, socketInputs } from '#protocol';
import { z } from 'zod';
import type { Reply } from '../sockets/answer.js';
import { SocketDesk } from '../sockets/socket-desk.js';
import { MarkAsShopper } from './commands/mark-messages.js';
import { TellTyping } from './commands/tell-typing.js';
import { ListOwnConversations } from './queries/list-own-conversations.js';
import { ResumeConversation } from './queries/resume-conversation.js';
import type { ShopperSocket } from './shopper-pushes.js';

const nothing = z.unknown();

/** `/shopper`: following one's own conversations. Who comes in is decided by `ShopperGateway`. */
@WebSocketGateway({ namespace: '/shopper' })
export class FollowingGateway {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly desk: SocketDesk,
  ) {}

  @SubscribeMessage('conversation.resume')
  resume(@ConnectedSocket() { data }: ShopperSocket, @MessageBody() input: unknown): Promise<Reply<Resumed>> {
    return this.desk.answer(socketInputs.resume, input, (seen) =>
      this.queries.execute(new ResumeConversation(data.visitor, seen)),
    );
  }

  @SubscribeMessage('conversation.list')
  list(@ConnectedSocket() { data }: ShopperSocket): Promise<Reply<readonly ConversationHead[]>> {
    return this.desk.answer(nothing, undefined, () =>
      this.queries.execute(new ListOwnConversations(data.visitor)),
    );
  }

  @SubscribeMessage('conversation.mark')
  mark(@ConnectedSocket() { data }: ShopperSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.mark, input, (mark, correlationId) =>
      this.commands.execute(new MarkAsShopper(data.visitor, mark, correlationId)),
    );
  }

  /** Nobody waits for an answer: one that is refused is as if it had not been sent. */
  @SubscribeMessage('typing')
  async typing(@ConnectedSocket() { data }: ShopperSocket, @MessageBody() input: unknown): Promise<void> {
    await this.desk.answer(socketInputs.typing, input, (typing) =>
      this.commands.execute(new TellTyping(data.visitor, typing)),
    );
  }
}
