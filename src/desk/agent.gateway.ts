import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { type MessageAccepted, type ShopperDetail, socketInputs, type Transcript } from '#protocol';
import { HandBackConversation } from '../conversations/commands/hand-back-conversation.js';
import { JoinConversation } from '../conversations/commands/join-conversation.js';
import { ReplyAsAgent } from '../conversations/commands/reply-as-agent.js';
import { ResolveConversation } from '../conversations/commands/resolve-conversation.js';
import { WatchTranscript } from '../conversations/queries/watch-transcript.js';
import type { Reply } from '../sockets/answer.js';
import { SocketDesk } from '../sockets/socket-desk.js';
import {
  type AgentNamespace,
  AgentPushes,
  type AgentSocket,
  conversationRoom,
  shopperRoom,
} from './agent-pushes.js';
import { ForesightPushes } from './foresight-pushes.js';
import { ReadShopper } from './queries/read-shopper.js';

/** `/agent`: the agents' desk. */
@WebSocketGateway({ namespace: '/agent' })
export class AgentGateway implements OnGatewayInit<AgentNamespace>, OnGatewayConnection<AgentSocket> {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly desk: SocketDesk,
    private readonly pushes: AgentPushes,
    private readonly foresights: ForesightPushes,
  ) {}

  afterInit(namespace: AgentNamespace): void {
    this.desk.admitStaff(namespace, ['agent', 'administrator']);
    this.pushes.to(namespace);
    this.foresights.to(namespace);
  }

  async handleConnection(socket: AgentSocket): Promise<void> {
    await this.desk.greet(() => this.pushes.welcome(socket));
  }

  @SubscribeMessage('shopper.watch')
  watchShopper(
    @ConnectedSocket() socket: AgentSocket,
    @MessageBody() input: unknown,
  ): Promise<Reply<ShopperDetail>> {
    return this.desk.answer(socketInputs.shopper, input, async ({ shopperId }) => {
      const detail = await this.queries.execute(new ReadShopper(shopperId));
      // Both ids: the one that was asked for may since be known under another.
      await socket.join([shopperRoom(shopperId), shopperRoom(detail.portrait.shopperId)]);
      return detail;
    });
  }

  @SubscribeMessage('shopper.unwatch')
  unwatchShopper(
    @ConnectedSocket() socket: AgentSocket,
    @MessageBody() input: unknown,
  ): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.shopper, input, async ({ shopperId }) => {
      await socket.leave(shopperRoom(shopperId));
      return null;
    });
  }

  @SubscribeMessage('conversation.watch')
  watch(@ConnectedSocket() socket: AgentSocket, @MessageBody() input: unknown): Promise<Reply<Transcript>> {
    return this.desk.answer(socketInputs.conversation, input, async ({ conversationId }) => {
      // Joined before it is read, so that nothing falls between the two.
      await socket.join(conversationRoom(conversationId));
      return this.queries.execute(new WatchTranscript(conversationId));
    });
  }

  @SubscribeMessage('conversation.unwatch')
  unwatch(@ConnectedSocket() socket: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.conversation, input, async ({ conversationId }) => {
      await socket.leave(conversationRoom(conversationId));
      return null;
    });
  }

  @SubscribeMessage('conversation.join')
  join(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.conversation, input, ({ conversationId }, correlationId) =>
      this.commands.execute(new JoinConversation(data.member, conversationId, correlationId)),
    );
  }

  @SubscribeMessage('conversation.reply')
  reply(
    @ConnectedSocket() { data }: AgentSocket,
    @MessageBody() input: unknown,
  ): Promise<Reply<MessageAccepted>> {
    return this.desk.answer(socketInputs.reply, input, (reply, correlationId) =>
      this.commands.execute(new ReplyAsAgent(data.member, reply, correlationId)),
    );
  }

  @SubscribeMessage('conversation.handBack')
  handBack(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.conversation, input, ({ conversationId }, correlationId) =>
      this.commands.execute(new HandBackConversation(data.member, conversationId, correlationId)),
    );
  }

  @SubscribeMessage('conversation.resolve')
  resolve(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.conversation, input, ({ conversationId }, correlationId) =>
      this.commands.execute(new ResolveConversation(data.member, conversationId, correlationId)),
    );
  }
}
