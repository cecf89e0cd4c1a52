import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { z } from 'zod';
import type { Reply } from '../sockets/answer.js';
import { SocketDesk } from '../sockets/socket-desk.js';
import { type AdminNamespace, AdminPushes, type AdminSocket, FOLLOWERS } from './admin-pushes.js';
import { ForesightTrainingPushes } from './foresight-training-pushes.js';
import { OutboundPushes } from './outbound-pushes.js';
import { RehearsalPushes } from './rehearsal-pushes.js';
import { ReplayPushes } from './replay-pushes.js';
import { TrainingPushes } from './training-pushes.js';

const follow = z.object({ on: z.boolean() });

/** `/admin`: the administrators' console. */
@WebSocketGateway({ namespace: '/admin' })
export class AdminGateway implements OnGatewayInit<AdminNamespace>, OnGatewayConnection<AdminSocket> {
  constructor(
    private readonly desk: SocketDesk,
    private readonly pushes: AdminPushes,
    private readonly replays: ReplayPushes,
    private readonly trainings: TrainingPushes,
    private readonly foresightTrainings: ForesightTrainingPushes,
    private readonly rehearsals: RehearsalPushes,
    private readonly outbound: OutboundPushes,
  ) {}

  afterInit(namespace: AdminNamespace): void {
    this.desk.admitStaff(namespace, ['administrator']);
    this.pushes.to(namespace);
    this.replays.to(namespace);
    this.trainings.to(namespace);
    this.foresightTrainings.to(namespace);
    this.rehearsals.to(namespace);
    this.outbound.to(namespace);
  }

  async handleConnection(): Promise<void> {
    await this.pushes.tick();
  }

  @SubscribeMessage('events.follow')
  follow(@ConnectedSocket() socket: AdminSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(follow, input, async ({ on }) => {
      await (on ? socket.join(FOLLOWERS) : socket.leave(FOLLOWERS));
      return null;
    });
  }
}
