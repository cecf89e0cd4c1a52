import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, Socket as NetSocket } from 'node:net';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { type Sending, sendTogether } from './send-together.js';

const PUSHES = 100;

it('writes what a client is sent in one go in a few calls, in order', async () => {
  const http = createServer();
  const server = new Server(http, { serveClient: false });
  server.engine.on('connection', (connection: Sending) => sendTogether(connection));
  let streams: readonly NetSocket[] = [];
  http.on('connection', (stream: NetSocket) => (streams = [...streams, stream]));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const client = io(`http://127.0.0.1:${String((http.address() as AddressInfo).port)}`, {
    transports: ['websocket'],
  });
  await new Promise<void>((resolve) => client.once('connect', resolve));
  let calls = 0;
  for (const stream of streams) {
    const write = stream._writev?.bind(stream);
    stream._writev = (...given) => {
      calls += 1;
      write?.(...given);
    };
  }
  const heard: number[] = [];
  const all = new Promise<void>((resolve) => {
    client.on('push', (n: number) => {
      if (heard.push(n) === PUSHES) resolve();
    });
  });
  for (let n = 0; n < PUSHES; n++) server.emit('push', n);
  await all;
  expect(heard).toEqual(Array.from({ length: PUSHES }, (_, n) => n));
  expect(calls).toBeGreaterThan(0);
  expect(calls).toBeLessThan(5);
  client.close();
  await server.close();
});
