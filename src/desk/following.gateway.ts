import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { type Resumed, socketInputs } from '#protocol';
import { MarkAsAgent } from '../conversations/commands/mark-messages.js';
import { ResumeConversation } from '../conversations/queries/resume-conversation.js';
import type { Reply } from '../sockets/answer.js';
import { SocketDesk } from '../sockets/socket-desk.js';
import { type AgentNamespace, type AgentSocket, conversationRoom } from './agent-pushes.js';
import { MarkPushes } from './mark-pushes.js';

/** `/agent`: following conversations across a lost connection. Who comes in is decided by `AgentGateway`. */
@WebSocketGateway({ namespace: '/agent' })
export class AgentFollowingGateway implements OnGatewayInit<AgentNamespace> {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly desk: SocketDesk,
    private readonly pushes: MarkPushes,
  ) {}

  afterInit(namespace: AgentNamespace): void {
    this.pushes.to(namespace);
  }

  /** Watches the conversation, like `conversation.watch`. */
  @SubscribeMessage('conversation.resume')
  resume(@ConnectedSocket() socket: AgentSocket, @MessageBody() input: unknown): Promise<Reply<Resumed>> {
    return this.desk.answer(socketInputs.resume, input, async (seen) => {
      // Joined before it is read, so that nothing falls between the two.
      await socket.join(conversationRoom(seen.conversationId));
      return this.queries.execute(new ResumeConversation('staff', seen));
    });
  }

  @SubscribeMessage('conversation.mark')
  mark(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.mark, input, (mark, correlationId) =>
      this.commands.execute(new MarkAsAgent(data.member, mark, correlationId)),
    );
  }
}
