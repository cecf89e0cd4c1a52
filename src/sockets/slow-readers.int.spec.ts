import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, connect, type Socket as NetSocket } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io } from 'socket.io-client';
import { type Connection, cutOffWhenSlow } from './slow-readers.js';

const FRAME = 'x'.repeat(60_000);
const FRAMES = 400;

let http: HttpServer;
let server: Server;
const deafOnes: NetSocket[] = [];
afterEach(async () => {
  // Paused, it does not notice that the other side has gone.
  for (const socket of deafOnes.splice(0)) socket.destroy();
  await server.close();
});

async function listening(cut: () => void): Promise<number> {
  http = createServer();
  server = new Server(http, { serveClient: false });
  server.engine.on('connection', (connection: Connection) => cutOffWhenSlow(connection, cut));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return (http.address() as AddressInfo).port;
}

/** A client that says what it must to come in, and then reads no more. */
async function deaf(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  deafOnes.push(socket);
  socket.on('error', () => undefined);
  const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13';
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n${key}\r\n\r\n`,
  );
  await once(socket, 'data');
  // The text frame "40", masked with zeros.
  socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
  await once(socket, 'data');
  socket.pause();
}

describe('a client that does not read', () => {
  it('is cut off before it fills the memory, and others get everything, in order', async () => {
    let cuts = 0;
    const port = await listening(() => (cuts += 1));
    const arrived = once(server, 'connection') as Promise<[Socket]>;
    await deaf(port);
    const [slow] = await arrived;
    const gone = once(slow, 'disconnect');
    const reader = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true });
    await once(reader as never, 'connect');
    const heard: number[] = [];
    const all = new Promise<void>((resolve) => {
      reader.on('line', (i: number) => {
        heard.push(i);
        if (heard.length === FRAMES) resolve();
      });
    });
    for (let i = 0; i < FRAMES; i++) {
      server.emit('line', i, FRAME);
      // Whoever reads gets the time to.
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all([gone, all]);
    expect(heard).toEqual(Array.from({ length: FRAMES }, (_, i) => i));
    expect(cuts).toBe(1);
    reader.close();
  });
});
