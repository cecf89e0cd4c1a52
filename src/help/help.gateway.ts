import { CommandBus } from '@nestjs/cqrs';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { socketInputs } from '#protocol';
import type { ShopperNamespace, ShopperSocket } from '../conversations/shopper-pushes.js';
import type { Reply } from '../sockets/answer.js';
import { SocketDesk } from '../sockets/socket-desk.js';
import { MuteHelp } from './commands/mute-help.js';
import { TellOfOffer } from './commands/tell-of-offer.js';
import { HelpPushes } from './help-pushes.js';

/** `/shopper`: help that is offered before it is asked for. Who comes in is decided by `ShopperGateway`. */
@WebSocketGateway({ namespace: '/shopper' })
export class HelpGateway implements OnGatewayInit<ShopperNamespace>, OnGatewayConnection<ShopperSocket> {
  constructor(
    private readonly commands: CommandBus,
    private readonly desk: SocketDesk,
    private readonly pushes: HelpPushes,
  ) {}

  afterInit(namespace: ShopperNamespace): void {
    this.pushes.to(namespace);
  }

  async handleConnection(socket: ShopperSocket): Promise<void> {
    await this.desk.greet(() => this.pushes.welcome(socket));
  }

  @SubscribeMessage('help.shown')
  shown(@ConnectedSocket() { data }: ShopperSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.offer, input, ({ offerId }, correlationId) =>
      this.commands.execute(new TellOfOffer(data.visitor, offerId, 'shown', correlationId)),
    );
  }

  @SubscribeMessage('help.dismiss')
  dismiss(@ConnectedSocket() { data }: ShopperSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.offer, input, ({ offerId }, correlationId) =>
      this.commands.execute(new TellOfOffer(data.visitor, offerId, 'dismissed', correlationId)),
    );
  }

  @SubscribeMessage('help.mute')
  mute(@ConnectedSocket() { data }: ShopperSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.mute, input, (wanted, correlationId) =>
      this.commands.execute(new MuteHelp(data.visitor, wanted, correlationId)),
    );
  }
}
