import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import { SocketDesk } from '../../sockets/socket-desk.js';
import type { AgentNamespace, AgentSocket } from '../agent-pushes.js';
import { DeskNow } from './desk-now.js';

/** `/agent`: what shoppers are told of the desk. Who comes in is decided by `AgentGateway`. */
@WebSocketGateway({ namespace: '/agent' })
export class HoursGateway implements OnGatewayInit<AgentNamespace>, OnGatewayConnection<AgentSocket> {
  constructor(
    private readonly deskNow: DeskNow,
    private readonly desk: SocketDesk,
  ) {}

  afterInit(namespace: AgentNamespace): void {
    this.deskNow.onNews((hours) => namespace.emit('desk.hours', hours));
  }

  async handleConnection(socket: AgentSocket): Promise<void> {
    await this.desk.greet(async () => void socket.emit('desk.hours', await this.deskNow.hours()));
  }
}
