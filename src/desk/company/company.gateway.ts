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
import { RateLimits } from '../../access/rate-limits.js';
import { TellAgentTyping } from '../../conversations/commands/tell-agent-typing.js';
import { SocketDesk } from '../../sockets/socket-desk.js';
import type { AgentNamespace, AgentSocket } from '../agent-pushes.js';
import { CompanyPushes, memberRoom } from './company-pushes.js';
import { Present } from './present.js';

/** `/agent`: who else is at the desk. Who comes in is decided by `AgentGateway`. */
@WebSocketGateway({ namespace: '/agent' })
export class CompanyGateway implements OnGatewayInit<AgentNamespace>, OnGatewayConnection<AgentSocket> {
  constructor(
    private readonly commands: CommandBus,
    private readonly desk: SocketDesk,
    private readonly limits: RateLimits,
    private readonly pushes: CompanyPushes,
    private readonly present: Present,
  ) {}

  afterInit(namespace: AgentNamespace): void {
    this.pushes.to(namespace);
    this.present.viewers.to(namespace);
  }

  async handleConnection(socket: AgentSocket): Promise<void> {
    const { member } = socket.data;
    await socket.join(memberRoom(member.id));
    this.present.attendance.arrived(member);
    socket.once('disconnect', () => this.present.attendance.left(member));
    socket.emit('agents', this.present.onDuty.now());
    await this.desk.greet(() => this.present.duties.begin(member));
  }

  /** Nobody waits for an answer. An empty text says that nothing stands in the composer any more. */
  @SubscribeMessage('typing')
  async typing(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<void> {
    await this.desk.answer(socketInputs.typing, input, async ({ conversationId, text }) => {
      if (conversationId === undefined) return;
      await this.limits.signals.take(data.member.id);
      const writes = text !== '';
      this.present.viewers.wrote(data.member, conversationId, writes);
      if (writes) await this.commands.execute(new TellAgentTyping(data.member, conversationId));
    });
  }
}
