import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  type DeskHours,
  type MessageAccepted,
  type Recommendations,
  socketInputs,
  type Transcript,
} from '#protocol';
import { z } from 'zod';
import { SocketDesk } from '../sockets/socket-desk.js';
import type { Reply } from '../sockets/answer.js';
import { ShowRecommendations } from '../recommendations/commands/show-recommendations.js';
import { DeskNow } from '../desk/hours/desk-now.js';
import { EndConversation } from './commands/end-conversation.js';
import { RateConversation } from './commands/rate-conversation.js';
import { RequestHandoff } from './commands/request-handoff.js';
import { SendMessage } from './commands/send-message.js';
import { OpenTranscript } from './queries/open-transcript.js';
import { type ShopperNamespace, ShopperPushes, type ShopperSocket } from './shopper-pushes.js';

const nothing = z.unknown();
/** Those who have asked when people answer are told of changes; those who only look round the shop are not. */
const TOLD_HOURS = 'desk hours';

/** `/shopper`: the chat widget. Every request acts for the visitor of the token, and for nobody else. */
@WebSocketGateway({ namespace: '/shopper' })
export class ShopperGateway implements OnGatewayInit<ShopperNamespace>, OnGatewayConnection<ShopperSocket> {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly desk: SocketDesk,
    private readonly pushes: ShopperPushes,
    private readonly deskNow: DeskNow,
  ) {}

  afterInit(namespace: ShopperNamespace): void {
    this.desk.admitVisitors(namespace);
    this.pushes.to(namespace);
    this.deskNow.onNews((hours) => namespace.to(TOLD_HOURS).emit('desk.hours', hours));
  }

  handleConnection(socket: ShopperSocket): void {
    this.pushes.welcome(socket);
  }

  @SubscribeMessage('message.send')
  send(
    @ConnectedSocket() { data }: ShopperSocket,
    @MessageBody() input: unknown,
  ): Promise<Reply<MessageAccepted>> {
    return this.desk.answer(socketInputs.sendMessage, input, (message, correlationId) =>
      this.commands.execute(new SendMessage(data.visitor, message, correlationId)),
    );
  }

  @SubscribeMessage('conversation.open')
  open(
    @ConnectedSocket() { data }: ShopperSocket,
    @MessageBody() input: unknown,
  ): Promise<Reply<Transcript | null>> {
    return this.desk.answer(socketInputs.openConversation, input, ({ conversationId }) =>
      this.queries.execute(new OpenTranscript(data.visitor, conversationId)),
    );
  }

  @SubscribeMessage('conversation.rate')
  rate(@ConnectedSocket() { data }: ShopperSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.rate, input, (rating, correlationId) =>
      this.commands.execute(new RateConversation(data.visitor, rating, correlationId)),
    );
  }

  @SubscribeMessage('handoff.request')
  handoff(@ConnectedSocket() { data }: ShopperSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.conversation, input, ({ conversationId }, correlationId) =>
      this.commands.execute(new RequestHandoff(data.visitor, conversationId, correlationId)),
    );
  }

  @SubscribeMessage('conversation.end')
  end(@ConnectedSocket() { data }: ShopperSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.conversation, input, ({ conversationId }, correlationId) =>
      this.commands.execute(new EndConversation(data.visitor, conversationId, correlationId)),
    );
  }

  @SubscribeMessage('desk.hours')
  hours(@ConnectedSocket() socket: ShopperSocket): Promise<Reply<DeskHours>> {
    return this.desk.answer(nothing, undefined, async () => {
      await socket.join(TOLD_HOURS);
      return this.deskNow.hours();
    });
  }

  @SubscribeMessage('recommend')
  recommend(
    @ConnectedSocket() { data }: ShopperSocket,
    @MessageBody() input: unknown,
  ): Promise<Reply<Recommendations | null>> {
    return this.desk.answer(socketInputs.recommend, input, (asked, correlationId) =>
      this.commands.execute(new ShowRecommendations(data.visitor, asked, correlationId)),
    );
  }
}
