import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/** The least that can acknowledge the same messages: socket.io on Node's server, with an answer of the same size. */
const http = createServer();
const value = { conversationId: '0'.repeat(36), messageId: '0'.repeat(36), position: '1000000' };
new Server(http, { serveClient: false }).of('/shopper').on('connection', (socket) => {
  socket.on('message.send', (_input: unknown, acknowledge: (answer: unknown) => void) => {
    acknowledge({ ok: true, value });
  });
});
process.on('SIGTERM', () => process.exit(0));
http.listen(0, '127.0.0.1', () => {
  process.stdout.write(`127.0.0.1:${(http.address() as AddressInfo).port}\n`);
});
