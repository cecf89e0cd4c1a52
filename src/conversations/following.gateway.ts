import { CommandBus } from '@nestjs/cqrs';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { socketInputs } from '#protocol';
import { SocketDesk } from '../sockets/socket-desk.js';
import { TellTyping } from './commands/tell-typing.js';
import type { ShopperSocket } from './shopper-pushes.js';

/** `/shopper`: following one's own conversations. Who comes in is decided by `ShopperGateway`. */
@WebSocketGateway({ namespace: '/shopper' })
export class FollowingGateway {
  constructor(
    private readonly commands: CommandBus,
    private readonly desk: SocketDesk,
  ) {}

  /** Nobody waits for an answer: one that is refused is as if it had not been sent. */
  @SubscribeMessage('typing')
  async typing(@ConnectedSocket() { data }: ShopperSocket, @MessageBody() input: unknown): Promise<void> {
    await this.desk.answer(socketInputs.typing, input, (typing) =>
      this.commands.execute(new TellTyping(data.visitor, typing)),
    );
  }
}
