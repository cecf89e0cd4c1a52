import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';

/** Larger than the longest message with room to spare, smaller than anything that hurts. */
const LARGEST_FRAME = 64 * 1024;

/** socket.io with a bound on what one frame may hold; who sends more is disconnected, everybody else stays. */
export class BoundedIoAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly allowedOrigins: readonly string[],
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const origin = this.allowedOrigins.length === 0 ? true : [...this.allowedOrigins];
    return super.createIOServer(port, {
      ...options,
      maxHttpBufferSize: LARGEST_FRAME,
      serveClient: false,
      // Tokens travel in the handshake; staff cookies are checked against the origin in the namespace.
      cors: { origin },
    } as ServerOptions) as Server;
  }
}
