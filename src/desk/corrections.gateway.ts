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
import { CorrectIntent } from '../conversations/commands/correct-intent.js';
import { WithdrawCorrection } from '../conversations/commands/withdraw-correction.js';
import type { Reply } from '../sockets/answer.js';
import { SocketDesk } from '../sockets/socket-desk.js';
import type { AgentNamespace, AgentSocket } from './agent-pushes.js';
import { IntentPushes } from './intent-pushes.js';

/** `/agent`: what messages asked for, put right by people. Who comes in is decided by `AgentGateway`. */
@WebSocketGateway({ namespace: '/agent' })
export class CorrectionsGateway implements OnGatewayInit<AgentNamespace>, OnGatewayConnection<AgentSocket> {
  constructor(
    private readonly commands: CommandBus,
    private readonly desk: SocketDesk,
    private readonly pushes: IntentPushes,
  ) {}

  afterInit(namespace: AgentNamespace): void {
    this.pushes.to(namespace);
  }

  async handleConnection(socket: AgentSocket): Promise<void> {
    await this.desk.greet(() => this.pushes.welcome(socket));
  }

  @SubscribeMessage('intent.correct')
  correct(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.correctIntent, input, (correction, correlationId) =>
      this.commands.execute(new CorrectIntent(data.member, correction, correlationId)),
    );
  }

  @SubscribeMessage('intent.withdrawCorrection')
  withdraw(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.message, input, (message, correlationId) =>
      this.commands.execute(new WithdrawCorrection(data.member, message, correlationId)),
    );
  }
}
