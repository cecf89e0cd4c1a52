import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';

/** Larger than the longest message with room to spare, smaller than anything that hurts. */
const LARGEST_FRAME = 64 * 1024;

type Create = IoAdapter['createIOServer'];

/** socket.io with a bound on what one frame may hold; who sends more is disconnected, everybody else stays. */
export class BoundedIoAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly allowedOrigins: readonly string[],
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: Parameters<Create>[1]): ReturnType<Create> {
    const origin = this.allowedOrigins.length === 0 ? true : [...this.allowedOrigins];
    const bounds = {
      maxHttpBufferSize: LARGEST_FRAME,
      serveClient: false,
      // Tokens travel in the handshake; staff cookies are checked against the origin in the namespace.
      cors: { origin },
    };
    return super.createIOServer(port, { ...options, ...bounds } as NonNullable<typeof options>);
  }
}
