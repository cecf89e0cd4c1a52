import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
import type { Logger } from 'pino';
import { answerMessages } from './answer-messages.js';
import { type Sending, sendTogether } from './send-together.js';
import { type Connection, cutOffWhenSlow } from './slow-readers.js';

/** Larger than the longest message with room to spare, smaller than anything that hurts. */
const LARGEST_FRAME = 64 * 1024;
/** A client that is gone without a word is noticed within half a minute; proxies see traffic well within theirs. */
const PING_EVERY_MS = 20_000;
const PONG_WITHIN_MS = 10_000;
/** Who connects and comes into no namespace is let go. */
const COMES_IN_WITHIN_MS = 20_000;

type Create = IoAdapter['createIOServer'];
type Socket = Parameters<IoAdapter['bindMessageHandlers']>[0];
interface Engine {
  on(event: 'connection', listener: (connection: Connection & Sending) => void): unknown;
}

/**
 * socket.io with bounds: on what one frame may hold, on how long a silent client is kept, and on what may wait for a
 * client that does not read. Who goes beyond is disconnected, everybody else stays.
 *
 * socket.io's own recovery of connections is left off on purpose. It keeps every push of the last minutes in the memory
 * of one process, so it is of no use after a restart; it lets clients back into their rooms without asking again who
 * they are, also when their session has ended since; and it may fail at any time, so that clients need another way
 * besides. That way is `conversation.resume`, which reads the log and always works.
 */
export class BoundedIoAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly allowedOrigins: readonly string[],
    private readonly log: Pick<Logger, 'warn' | 'error'>,
  ) {
    super(app);
  }

  override bindMessageHandlers(socket: Socket, handlers: MessageMappingProperties[]): void {
    answerMessages(socket, handlers, this.log);
  }

  override createIOServer(port: number, options?: Parameters<Create>[1]): ReturnType<Create> {
    const origin = this.allowedOrigins.length === 0 ? true : [...this.allowedOrigins];
    const bounds = {
      maxHttpBufferSize: LARGEST_FRAME,
      pingInterval: PING_EVERY_MS,
      pingTimeout: PONG_WITHIN_MS,
      connectTimeout: COMES_IN_WITHIN_MS,
      serveClient: false,
      // Tokens travel in the handshake; staff cookies are checked against the origin in the namespace.
      cors: { origin },
    };
    const server = super.createIOServer(port, { ...options, ...bounds } as NonNullable<typeof options>);
    const engine = server.engine as Engine;
    engine.on('connection', (connection) => {
      sendTogether(connection);
      cutOffWhenSlow(connection, () => this.log.warn('a client that does not read was cut off'));
    });
    return server;
  }
}
