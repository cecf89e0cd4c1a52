import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/**
 * The least that can do the same: socket.io on Node's server, with answers and pushes of the same size. It stores nothing, knows
 * nobody and decides nothing.
 */
const http = createServer();
const io = new Server(http, { serveClient: false });
const position = '1000000';
const id = '0'.repeat(36);

interface Message {
  readonly conversationId?: string;
  readonly messageId: string;
  readonly text: string;
}
type Answer = (answer: unknown) => void;

io.of('/shopper').on('connection', (socket) => {
  socket.on('message.send', ({ conversationId = id, messageId, text }: Message, acknowledge: Answer) => {
    acknowledge({ ok: true, value: { conversationId, messageId, position } });
    const entry = { id: messageId, kind: 'shopper', at: new Date().toISOString(), text };
    const push = { conversationId, revision: 1, entry };
    io.of('/agent').to(conversationId).emit('transcript.entry', push);
    socket.emit('transcript.entry', push);
  });
});
io.of('/agent').on('connection', (socket) => {
  socket.on(
    'conversation.watch',
    async ({ conversationId }: { conversationId: string }, acknowledge: Answer) => {
      await socket.join(conversationId);
      acknowledge({ ok: true, value: {} });
    },
  );
  socket.on('shopper.watch', async ({ shopperId }: { shopperId: string }, acknowledge: Answer) => {
    await socket.join(shopperId);
    acknowledge({ ok: true, value: {} });
  });
});
/** A page view that comes in over HTTP goes to every desk that watches, as it came. */
http.on('request', (request, response) => {
  if (request.url !== '/v1/page') return;
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    const { anonymousId } = JSON.parse(body) as { readonly anonymousId: string };
    response.end('{}');
    io.of('/agent').to(`a-${anonymousId}`).emit('shopper.changed', body);
  });
});
process.on('SIGTERM', () => process.exit(0));
http.listen(0, '127.0.0.1', () => {
  process.stdout.write(`127.0.0.1:${(http.address() as AddressInfo).port}\n`);
});
