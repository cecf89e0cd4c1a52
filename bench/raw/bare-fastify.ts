import fastify from 'fastify';

/** The least that can take the same bodies: Fastify, its JSON parser, and an answer of the same size. */
const app = fastify();
const answer = { success: true, accepted: 1, duplicates: 0, rejected: [] };
app.post('/v1/track', (_request, reply) => reply.send(answer));
app.post('/v1/batch', (_request, reply) => reply.send(answer));
process.on('SIGTERM', () => process.exit(0));
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
