import { Module } from '@nestjs/common';
import { SocketsModule } from '../sockets/sockets.module.js';
import { AdminController } from './admin.controller.js';
import { AdminPushes } from './admin-pushes.js';
import { AdminGateway } from './admin.gateway.js';
import { RetryQuarantineHandler } from './commands/retry-quarantine.js';
import { QuarantineController } from './quarantine.controller.js';
import { ListQuarantineHandler } from './queries/list-quarantine.js';
import { ListRejectedHandler } from './queries/list-rejected.js';
import { ListStreamsHandler } from './queries/list-streams.js';
import { ReadEventHandler } from './queries/read-event.js';
import { Counts, ReadOverviewHandler } from './queries/read-overview.js';
import { ReadStreamHandler } from './queries/read-stream.js';

/** What administrators look into. */
@Module({
  imports: [SocketsModule],
  controllers: [AdminController, QuarantineController],
  providers: [
    Counts,
    ReadOverviewHandler,
    ListStreamsHandler,
    ReadStreamHandler,
    ReadEventHandler,
    ListRejectedHandler,
    ListQuarantineHandler,
    RetryQuarantineHandler,
    AdminPushes,
    AdminGateway,
  ],
})
export class AdminModule {}
