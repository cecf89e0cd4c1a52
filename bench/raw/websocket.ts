import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/**
 * As much of RFC 6455 as a load generator needs: unfragmented text frames, those it sends below 64 kB. The mask is zero, which
 * the standard's framing allows and which costs nothing.
 */
export class RawWebSocket {
  private received: Buffer = Buffer.alloc(0);
  private listener: (text: string) => void = () => undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => this.read(chunk));
  }

  static open(
    port: number,
    path: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<RawWebSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      const key = randomBytes(16).toString('base64');
      const head = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade`;
      const lines = Object.entries(more).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(
        `${head}\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n${lines.join('')}\r\n`,
      );
      socket.once('error', reject);
      socket.once('data', (chunk: Buffer) => {
        const end = chunk.indexOf('\r\n\r\n');
        if (!chunk.toString('latin1', 0, end).includes(' 101 ')) reject(new Error(chunk.toString()));
        const opened = new RawWebSocket(socket);
        resolve(opened);
        // What came with the handshake is read once whoever opened it listens.
        setImmediate(() => opened.read(chunk.subarray(end + 4)));
      });
    });
  }

  onText(listener: (text: string) => void): void {
    this.listener = listener;
  }

  send(text: string): void {
    const length = Buffer.byteLength(text);
    const extended = length > 125;
    const frame = Buffer.alloc((extended ? 8 : 6) + length);
    frame[0] = 0x81;
    frame[1] = 0x80 | (extended ? 126 : length);
    if (extended) frame.writeUInt16BE(length, 2);
    frame.write(text, frame.length - length);
    this.socket.write(frame);
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    for (;;) {
      const { received } = this;
      const short = (received[1] ?? 0) & 0x7f;
      const start = short === 127 ? 10 : short === 126 ? 4 : 2;
      if (received.length < start) return;
      const length = lengthOf(received, short);
      if (received.length < start + length) return;
      const text = received.toString('utf8', start, start + length);
      this.received = received.subarray(start + length);
      if (((received[0] ?? 0) & 0x0f) === 1) this.listener(text);
    }
  }
}

/** Seven bits, or the sixteen or sixty-four that follow them. */
function lengthOf(frame: Buffer, short: number): number {
  if (short === 127) return Number(frame.readBigUInt64BE(2));
  return short === 126 ? frame.readUInt16BE(2) : short;
}
