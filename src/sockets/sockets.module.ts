import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { FloodGate } from './flood-gate.js';
import { SocketDesk } from './socket-desk.js';

@Module({ imports: [AccessModule], providers: [FloodGate, SocketDesk], exports: [SocketDesk] })
export class SocketsModule {}
