import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { SocketDesk } from './socket-desk.js';

@Module({ imports: [AccessModule], providers: [SocketDesk], exports: [SocketDesk] })
export class SocketsModule {}
